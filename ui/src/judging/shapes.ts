// What a corrected value is made of: for each field its words in the text, its other inputs, and its rules.
import { day } from "../parts/said";
import type { Account, Address } from "../types";
import type { Given, Stretch } from "./decisions";

export interface Part {
  name: string;
  label: string;
  needed: boolean;
}

export interface Input {
  name: string;
  label: string;
  kind: "number" | "yes" | "choice" | "day" | "text" | "country" | "type";
  choices?: [value: string, name: string][];
}

export interface Shape {
  parts: Part[];
  inputs: Input[];
  /** why the value is not whole yet; "" when it is */
  fault: (words: Record<string, Stretch | null>, values: Record<string, Given>) => string;
}

export interface Filled {
  stretches: Record<string, Stretch | null>;
  values: Record<string, Given>;
}

const same = (...values: string[]): [string, string][] => values.map((value) => [value, value]);
const none = () => "";
const phrase: Shape = {
  parts: [{ name: "span", label: "Its words", needed: true }],
  inputs: [],
  fault: none,
};

export const SHAPES: Record<string, Shape> = {
  tolls: {
    parts: [
      { name: "span", label: "The number’s words", needed: true },
      { name: "source", label: "Who says so", needed: false },
      { name: "group", label: "Of which group", needed: false },
    ],
    inputs: [
      {
        name: "effect",
        label: "They were",
        kind: "choice",
        choices: same("killed", "injured", "missing", "abducted", "arrested", "displaced"),
      },
      { name: "low", label: "At least", kind: "number" },
      { name: "high", label: "At most", kind: "number" },
      {
        name: "victims",
        label: "They are",
        kind: "choice",
        choices: [
          ["unknown", "not said"],
          ["civilians", "civilians"],
          ["combatants", "combatants"],
          ["attackers", "the attackers’ own"],
          ["mixed", "civilians and combatants"],
        ],
      },
      { name: "approximate", label: "About so many", kind: "yes" },
      { name: "part_of", label: "Part of a larger number", kind: "yes" },
    ],
    fault: (_, { low, high }) => {
      if (low === null && high === null) return "Say how many: at least, at most, or both.";
      const bounds = [low, high].filter((each) => each !== null);
      if (bounds.some((each) => !Number.isSafeInteger(each) || Number(each) < 0))
        return "A number is whole, from 0 up.";
      return low !== null && high !== null && Number(low) > Number(high) ? "At least is above at most." : "";
    },
  },
  perpetrators: {
    parts: [
      { name: "party", label: "The party’s words", needed: true },
      { name: "by", label: "On whose word", needed: false },
    ],
    inputs: [
      {
        name: "status",
        label: "How it is said",
        kind: "choice",
        choices: [
          ["stated", "stated by the report"],
          ["claimed", "claimed by the party"],
          ["accused", "accused by somebody"],
          ["suspected", "suspected"],
          ["denied", "denied by the party"],
        ],
      },
    ],
    fault: none,
  },
  targets: phrase,
  weapons: phrase,
  named_dead: phrase,
  date: {
    parts: [{ name: "span", label: "The words that date it", needed: true }],
    inputs: [
      {
        name: "precision",
        label: "The words allow",
        kind: "choice",
        choices: [
          ["day", "one day"],
          ["days", "some days"],
          ["month", "a month"],
          ["year", "a year"],
        ],
      },
      { name: "start", label: "First day", kind: "day" },
      { name: "end", label: "Last day", kind: "day" },
    ],
    fault: (_, { start, end }) => {
      if (!start) return "Give the first day.";
      if (!end) return "Give the last day.";
      return String(end) < String(start) ? "The last day is before the first." : "";
    },
  },
  place: {
    parts: [
      { name: "name", label: "The place’s name", needed: false },
      { name: "span", label: "The words that tell of it", needed: true },
    ],
    inputs: [
      { name: "admin1", label: "Province", kind: "text" },
      { name: "country", label: "Country", kind: "country" },
    ],
    fault: ({ name }, { admin1, country }) => {
      if (country && !/^[A-Z]{3}$/.test(String(country)))
        return "A country is three capital letters, such as SYR.";
      return name || admin1 || country ? "" : "Give a name, a province or a country.";
    },
  },
  type: { parts: [], inputs: [{ name: "type", label: "Type", kind: "type" }], fault: none },
  modality: {
    parts: [],
    inputs: [
      {
        name: "modality",
        label: "It is told as",
        kind: "choice",
        choices: [
          ["occurred", "having happened"],
          ["disputed", "disputed"],
          ["planned", "planned, or prevented"],
        ],
      },
    ],
    fault: none,
  },
  main: {
    parts: [],
    inputs: [{ name: "main", label: "What the report is about", kind: "yes" }],
    fault: none,
  },
  aggregate: {
    parts: [],
    inputs: [{ name: "aggregate", label: "A running total of many incidents", kind: "yes" }],
    fault: none,
  },
};

/** The value at an address as the form starts from it; of one that is added, an empty one. */
export function filled(account: Account, { field, claim }: Address): Filled {
  const list = { tolls: account.tolls, perpetrators: account.perpetrators, targets: account.targets };
  const lists = { ...list, weapons: account.weapons, named_dead: account.named_dead };
  const values = lists[field as keyof typeof lists] as { id: number | null }[] | undefined;
  const value: unknown = values
    ? values.find((each) => claim !== null && each.id === claim)
    : field === "date" || field === "place"
      ? account[field]
      : account;
  const known = (value ?? STARTS[field] ?? {}) as Record<string, unknown>;
  const shape = SHAPES[field];
  const stretches: Filled["stretches"] = {};
  for (const { name } of shape?.parts ?? []) {
    // a phrase is its own span
    const span = (
      name === "span" && !("span" in known) && "start" in known ? known : known[name]
    ) as Stretch | null;
    stretches[name] = span ? { start: span.start, end: span.end } : null;
  }
  const given = (name: string) => (known[name] ?? null) as Given;
  return {
    stretches,
    values: Object.fromEntries((shape?.inputs ?? []).map(({ name }) => [name, given(name)])),
  };
}

const STARTS: Record<string, Record<string, Given>> = {
  tolls: { effect: "killed", victims: "unknown", approximate: false, part_of: false },
  perpetrators: { status: "stated" },
  date: { precision: "day" },
};

/** Why the filled-in value cannot be sent; "" when it can. */
export function fault(field: string, { stretches, values }: Filled): string {
  const shape = SHAPES[field];
  if (!shape) return "This cannot be corrected here.";
  const made = whole(field, stretches);
  const lacking = shape.parts.find(({ name, needed }) => needed && !made[name]);
  if (lacking) return `No value without its words: choose “${lacking.label.toLowerCase()}” in the text.`;
  return shape.fault(made, values);
}

/** The corrected value as the server takes it. */
export function corrected(field: string, { stretches, values }: Filled): Record<string, unknown> {
  return { ...values, ...whole(field, stretches) };
}

/** The name of a place tells of it too, where no other words were chosen. */
function whole(field: string, stretches: Filled["stretches"]): Filled["stretches"] {
  return field === "place" && !stretches["span"] && stretches["name"]
    ? { ...stretches, span: stretches["name"] }
    : stretches;
}

/** A filled-in value in words: "killed, at least 32; The number’s words: “at least 32 people”". */
export function summary(field: string, { stretches, values }: Filled, slice: (s: Stretch) => string): string {
  const shape = SHAPES[field];
  if (!shape) return "";
  const said: string[] = [];
  for (const { name, label, kind, choices } of shape.inputs) {
    const value = values[name];
    if (value === null || value === undefined || value === "" || value === false) continue;
    if (name === "end" && value === values["start"]) continue;
    const named =
      kind === "day" ? day(String(value)) : (choices?.find(([slug]) => slug === value)?.[1] ?? value);
    const alone = kind === "choice" || kind === "type" || kind === "day";
    said.push(
      kind === "yes" ? label.toLowerCase() : alone ? String(named) : `${label.toLowerCase()} ${named}`,
    );
  }
  for (const { name, label } of shape.parts) {
    const span = whole(field, stretches)[name];
    if (span) said.push(`${label.toLowerCase()}: “${slice(span)}”`);
  }
  return said.join("; ") || "no";
}
