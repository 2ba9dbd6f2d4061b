// The kinds of value that words of a report stand for, as the text marks them: a name, and a style of line.

/** `label` stands small behind the words where the line alone would not tell the kind. */
export interface Kind {
  name: string;
  line: string;
  label?: string;
}

export const KINDS = {
  toll: { name: "Toll", line: "toll" },
  speaker: { name: "Who says so", line: "speaker" },
  party: { name: "Party", line: "party" },
  day: { name: "Day", line: "day" },
  place: { name: "Place", line: "place" },
  target: { name: "Target", line: "thin", label: "target" },
  weapon: { name: "Weapon", line: "thin", label: "weapon" },
  dead: { name: "Named dead", line: "thin", label: "dead" },
  counted: { name: "Who is counted", line: "thin", label: "counted" },
  event: { name: "What happened", line: "thin", label: "act" },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

export const kindOf = (name: KindName): Kind => KINDS[name];

/** Words of a report that a value stands on. Offsets count characters of the text that is shown. */
export interface Mark {
  start: number;
  end: number;
  kind: KindName;
  /** the value's own key: several marks may stand for one value */
  key: string;
  /** the value, as a reader would say it */
  words: string;
  /** where the value is shown */
  to: string;
}
