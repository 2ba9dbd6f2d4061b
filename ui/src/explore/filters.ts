// What can be asked for, as the address and the API both name it, and how an asked-for value is said in words.
import { country } from "../parts/countries";
import { capitalType, isType, number, period, plain } from "../parts/said";
import { isSort } from "./sorts";

export const FILTERS = [
  "q",
  "type",
  "actor",
  "place",
  "country",
  "source",
  "since",
  "until",
  "killed_min",
  "killed_max",
  "modality",
  "confidence",
  "reviewed",
  "main",
  "bbox",
] as const;
export type Filter = (typeof FILTERS)[number];

export type Changes = Partial<Record<Filter, string | string[] | null>>;

/** One value that is asked for: its words, and the change to the address that takes it away. */
export interface Chip {
  words: string;
  without: Changes;
}

/** The filters of an address and nothing else, in one order, so that equal questions are equal strings; what
 *  means nothing is left out. */
export function filters(query: URLSearchParams, except: readonly Filter[] = []): URLSearchParams {
  const kept = new URLSearchParams();
  for (const key of FILTERS)
    if (!except.includes(key))
      for (const value of new Set(query.getAll(key)))
        if (value && !fault(key, value)) kept.append(key, value);
  return kept;
}

/** What an address asks for that means nothing, in words. */
export function leftOut(query: URLSearchParams): string[] {
  const said = [...FILTERS, "sort" as const].flatMap((key) =>
    query.getAll(key).map((value) => {
      const wrong = value && (key === "sort" ? (isSort(value) ? "" : "not an order") : fault(key, value));
      const short = value.length > 40 ? `${value.slice(0, 40)}…` : value;
      return wrong ? `${plain(key)} ${short} is ${wrong}: left out` : "";
    }),
  );
  return [...new Set(said.filter(Boolean))];
}

/** Why a value means nothing, "" where it means something. */
function fault(key: Filter, value: string): string {
  switch (key) {
    case "since":
    case "until":
      return isDay(value) ? "" : "not a day";
    case "type":
      return isType(value) ? "" : "not a type";
    case "modality":
      return Object.hasOwn(MODALITIES, value) ? "" : "not a modality";
    case "killed_min":
    case "killed_max":
      return /^\d{1,9}$/.test(value) ? "" : "not a number";
    case "confidence":
      return value.trim() && Number(value) >= 0 && Number(value) <= 1 ? "" : "not between 0 and 1";
    case "reviewed":
      return value === "yes" || value === "no" ? "" : "neither yes nor no";
    case "main":
      return value === "yes" ? "" : "not yes";
    case "bbox":
      return isBox(value) ? "" : "not a part of the map";
    case "q":
    case "place":
      return value.length <= LONGEST ? "" : `longer than ${LONGEST} letters`;
    default:
      return "";
  }
}

const LONGEST = 200; // letters that are searched for

function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`);
  const real = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(at) && value >= "0001";
  return real && new Date(at).toISOString().startsWith(value);
}

function isBox(value: string): boolean {
  const parts = value.split(",");
  const [, south, , north] = parts.map(Number);
  if (parts.length !== 4 || !parts.every((part) => part.trim() && Number.isFinite(Number(part))))
    return false;
  return south! >= -90 && south! <= north! && north! <= 90;
}

/** The path of an answer under those filters, with what else it takes. */
export function path(
  answer: string,
  query: URLSearchParams,
  more: Record<string, string | number> = {},
): string {
  const all = new URLSearchParams(query);
  for (const [key, value] of Object.entries(more)) all.set(key, String(value));
  return `/api/${answer}${all.size ? `?${all}` : ""}`;
}

/** Each value that is asked for. `actorName` gives the name of an actor by its id. */
export function chips(query: URLSearchParams, actorName: (id: string) => string): Chip[] {
  const found: Chip[] = [];
  const since = query.get("since");
  const until = query.get("until");
  const least = query.get("killed_min");
  const most = query.get("killed_max");
  for (const key of FILTERS)
    for (const value of query.getAll(key)) {
      const words = said(key, value, actorName);
      const others = query.getAll(key).filter((other) => other !== value);
      if (words) found.push({ words, without: { [key]: others } });
    }
  if (since || until) found.push({ words: period(since, until), without: { since: null, until: null } });
  if (least || most)
    found.push({ words: range(least, most), without: { killed_min: null, killed_max: null } });
  return found;
}

function said(key: Filter, value: string, actorName: (id: string) => string): string {
  switch (key) {
    case "q":
      return `words ${quoted(value)}`;
    case "type":
      return capitalType(value);
    case "actor":
      return `${actorName(value)} and its genealogy`;
    case "place":
      return `place ${value}`;
    case "country":
      return country(value);
    case "source":
      return `told by ${value}`;
    case "modality":
      return MODALITIES[value] ?? value;
    case "confidence":
      return `confidence at least ${Math.round(Number(value) * 100)}%`;
    case "reviewed":
      return value === "yes" ? "reviewed" : "not reviewed";
    case "main":
      return "main incidents only";
    case "bbox":
      return "within the map’s view";
    default:
      return ""; // said as a range
  }
}

/** Words that are searched for in quotes; those that were typed are not doubled. */
function quoted(words: string): string {
  const turned = words.replaceAll(/"([^"]*)"/g, "“$1”");
  return turned === words ? `“${words.replaceAll('"', "")}”` : turned;
}

export const MODALITIES: Record<string, string> = {
  occurred: "occurred",
  disputed: "disputed that it happened",
  planned: "planned or threatened",
};

function range(least: string | null, most: string | null): string {
  if (least && most) return `${number(Number(least))} to ${number(Number(most))} killed`;
  return least ? `${number(Number(least))} or more killed` : `${number(Number(most))} or fewer killed`;
}
