// The keys of the review page, and when they are heard.
import type { Decision } from "../judging/decisions";

export const DECIDING: [key: string, decision: Decision, name: string][] = [
  ["a", "accept", "Accept"],
  ["c", "correct", "Correct"],
  ["r", "reject", "Reject"],
  ["l", "link", "Link"],
  ["u", "unlink", "Unlink"],
  ["m", "merge", "Merge"],
  ["s", "split", "Split"],
];

export const ALL: [keys: string[], what: string][] = [
  [["j", "↓", "→"], "next item"],
  [["k", "↑", "←"], "previous item"],
  [["a"], "accept the value or the account: it is right"],
  [["c"], "correct the value, with the words that say so"],
  [["r"], "reject the value or the account: it is wrong"],
  [["l"], "link the account to another incident"],
  [["u"], "unlink the account: it tells of an incident of its own"],
  [["m"], "merge the incident with another"],
  [["s"], "split accounts off into a new incident"],
  [["z"], "undo the last decision made here"],
  [["v"], "show veiled words"],
  [["Enter"], "confirm a decision with its reason"],
  [["1", "9"], "in an empty reason: one of the last reasons"],
  [["Esc"], "cancel"],
  [["?"], "these keys"],
];

/** The step of a key: 1 to the next item, -1 to the one before, 0 none. */
export function stepOf(key: string): number {
  if (["j", "ArrowDown", "ArrowRight"].includes(key)) return 1;
  return ["k", "ArrowUp", "ArrowLeft"].includes(key) ? -1 : 0;
}

/** Whether a key is meant for the page: not while typing, choosing, or with a dialog open. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable], [role=textbox], dialog")) return false;
  return document.querySelector("dialog[open]") === null;
}
