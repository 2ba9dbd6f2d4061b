// Accounts side by side: each field as a row, each account's values as words, and which of them stand alone.
import { country } from "../parts/countries";
import { dayWords, placeWords, valueKey } from "../parts/marks";
import { modalityWords, statusWords, typeWords, victimsWords } from "../parts/said";
import type { Account, Address, Judged, PhraseClaim, Span } from "../types";

export interface Cell {
  key: string;
  words: string;
  /** in what these values are compared: unlike ones differ */
  same: string;
  span: Span | null;
  confidence: number | null;
  /** null for what is no value of its own */
  address: Address | null;
  judged: Judged | null;
}

export interface Row {
  name: string;
  /** one list for each account, in their order */
  cells: Cell[][];
  /** the field to which a value can be added */
  field: string | null;
  /** whether the accounts differ in it */
  differs: boolean;
}

export function rows(accounts: readonly Account[]): Row[] {
  const all: [string, (account: Account) => Cell[]][] = [
    [
      "What happened",
      (account) => [fixed(account, "type", typeWords(account.type), account.anchor, account.type_confidence)],
    ],
    ["Whether it happened", (account) => [fixed(account, "modality", modalityWords(account.modality))]],
    [
      "What the report makes of it",
      (account) => [fixed(account, "main", account.main ? "what it is about" : "background")],
    ],
    [
      "One act or several",
      (account) => [fixed(account, "aggregate", account.aggregate ? "a running total" : "one act")],
    ],
    ["When", when],
    ["Where", where],
    ["By whom", parties],
    ...EFFECTS.map(([name, effects]): [string, (account: Account) => Cell[]] => [
      name,
      (account) => tolls(account, effects),
    ]),
    ["Targets", (account) => phrases(account, "targets")],
    ["Weapons", (account) => phrases(account, "weapons")],
    ["Named dead", (account) => phrases(account, "named_dead")],
  ];
  return all
    .map(([name, of]) => {
      const cells = accounts.map(of);
      return { name, cells, field: FIELDS[name] ?? null, differs: !FREE.includes(name) && differ(cells) };
    })
    .filter((row) => row.field !== null || row.cells.some((cells) => cells.length > 0));
}

const FIELDS: Record<string, string> = {
  When: "date",
  Where: "place",
  "By whom": "perpetrators",
  Killed: "tolls",
  Targets: "targets",
  Weapons: "weapons",
  "Named dead": "named_dead",
};

const EFFECTS: [string, (effect: string) => boolean][] = [
  ["Killed", (effect) => effect === "killed"],
  ["Injured", (effect) => effect === "injured"],
  ["Other harm", (effect) => effect !== "killed" && effect !== "injured"],
];

/** Whether what accounts say is not the same for all that say something. */
function differ(cells: Cell[][]): boolean {
  const said = cells
    .filter((each) => each.length > 0)
    .map((each) =>
      each
        .map((cell) => cell.same)
        .sort()
        .join("|"),
    );
  return new Set(said).size > 1;
}

/** Whether a value stands against most accounts, or where there may be several, in this one alone. */
export function alone(row: Row, cell: Cell): boolean {
  if (!row.differs || FREE.includes(row.name)) return false;
  const saying = row.cells.filter((cells) => cells.length > 0);
  const times = (same: string) => saying.filter((cells) => cells.some((each) => each.same === same)).length;
  const given = times(cell.same);
  if (given === 1) return saying.length > 1;
  if (saying.some((cells) => cells.length > 1)) return false;
  return given < Math.max(...saying.flat().map((each) => times(each.same)));
}

// in these, other words are no other value
const FREE = ["Targets", "Weapons"];

function fixed(
  account: Account,
  field: string,
  words: string,
  span: Span | null = null,
  confidence: number | null = null,
): Cell {
  const key = valueKey(account.id, field);
  const address = { account: account.id, field, claim: null };
  return { key, words, same: words, span, confidence, address, judged: account.judged[field] ?? null };
}

function when(account: Account): Cell[] {
  const days = account.date;
  if (!days) return [];
  const words = dayWords(days) + (days.from_publication ? " (that of publication)" : "");
  return [
    { ...fixed(account, "date", words, days.span, days.confidence), same: `${days.start} ${days.end}` },
  ];
}

function where(account: Account): Cell[] {
  const { place } = account;
  if (!place) return [];
  const words = placeWords(place, place.country ? country(place.country) : null);
  return [fixed(account, "place", words, place.span, place.confidence)];
}

function parties(account: Account): Cell[] {
  return account.perpetrators.map((claim) => ({
    key: `${valueKey(account.id, "perpetrators", claim.id, claim.party.start)}-beside`,
    words: `${claim.actor.name}, ${statusWords(claim.status, claim.by?.words ?? null)}`,
    same: `${claim.actor.id} ${claim.status}`,
    span: claim.party,
    confidence: claim.confidence,
    address: { account: account.id, field: "perpetrators", claim: claim.id },
    judged: claim.judged,
  }));
}

function tolls(account: Account, counted: (effect: string) => boolean): Cell[] {
  return account.tolls
    .filter((toll) => counted(toll.effect))
    .map((toll) => {
      const other = counted("killed") || counted("injured") ? "" : ` ${toll.effect}`;
      const about = [victimsWords(toll.victims), toll.part_of ? "of them" : ""].filter(Boolean).join(", ");
      const by = toll.source ? `, says ${toll.source.words}` : "";
      return {
        key: `${valueKey(account.id, "tolls", toll.id, toll.span.start)}-beside`,
        words: `${toll.number}${other}${about ? ` ${about}` : ""}${by}`,
        same: `${toll.effect} ${toll.number} ${toll.part_of}`,
        span: toll.span,
        confidence: toll.confidence,
        address: { account: account.id, field: "tolls", claim: toll.id },
        judged: toll.judged,
      };
    });
}

function phrases(account: Account, field: "targets" | "weapons" | "named_dead"): Cell[] {
  return account[field].map((phrase: PhraseClaim) => ({
    key: valueKey(account.id, field, phrase.id, phrase.start),
    words: phrase.words,
    same: phrase.words.toLowerCase(),
    span: phrase,
    confidence: phrase.confidence ?? null,
    address: { account: account.id, field, claim: phrase.id },
    judged: phrase.judged,
  }));
}
