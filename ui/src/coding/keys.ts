// What chosen words can become, and the keys for it. They are heard while the text has the focus.
import type { Desk } from "./desk.svelte";

export interface Action {
  key: string;
  name: string;
  does: (desk: Desk) => void;
  /** whether it needs no incident to be there */
  fresh?: boolean;
}

export const ACTIONS: Action[] = [
  { key: "n", name: "New incident", does: (desk) => desk.addIncident(), fresh: true },
  { key: "k", name: "Killed", does: (desk) => desk.addToll("killed") },
  { key: "j", name: "Injured", does: (desk) => desk.addToll("injured") },
  { key: "o", name: "Other toll", does: (desk) => desk.addToll(null) },
  { key: "d", name: "Date", does: (desk) => desk.setDate() },
  { key: "l", name: "Place", does: (desk) => desk.setPlace() },
  { key: "p", name: "Perpetrator", does: (desk) => desk.addParty() },
  { key: "t", name: "Target", does: (desk) => desk.addPhrase("targets") },
  { key: "w", name: "Weapon", does: (desk) => desk.addPhrase("weapons") },
  { key: "m", name: "Named dead", does: (desk) => desk.addPhrase("named_dead") },
];

export const OTHERS: [keys: string[], what: string][] = [
  [["←", "→"], "the word before or behind; with Shift more words, with Alt letters"],
  [["↑", "↓"], "the sentence before or behind"],
  [["Home", "End"], "the first or last word"],
  [["[", "]"], "the incident before or behind"],
  [["z"], "undo"],
  [["e"], "to the fields of the incident"],
  [["Enter", "Esc"], "use the words that are asked for, or cancel"],
];

/** Do what a key stands for in the text; false where it stands for nothing. `fields` goes to the incident's. */
export function press(desk: Desk, key: string, fields: () => void): boolean {
  if (key === "Enter" && desk.wanted) desk.give();
  else if (key === "Escape" && (desk.wanted || desk.chosen)) desk.drop();
  else if (desk.wanted) return false;
  else if (key === "[" || key === "]") {
    const next = desk.current + (key === "]" ? 1 : -1);
    if (next >= 0 && next < desk.incidents.length) desk.current = next;
  } else if (key === "z") desk.undo();
  else if (key === "e") fields();
  else {
    const action = ACTIONS.find((each) => each.key === key);
    if (!action || !desk.chosen || (!action.fresh && !desk.here)) return false;
    action.does(desk);
  }
  return true;
}
