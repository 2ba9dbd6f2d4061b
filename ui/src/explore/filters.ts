// What can be asked for, as the address and the API both name it, and how an asked-for value is said in words.
import { country } from "../parts/countries";
import { capitalType, number, period } from "../parts/said";

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

/** The filters of an address and nothing else, in one order, so that equal questions are equal strings. */
export function filters(query: URLSearchParams, except: readonly Filter[] = []): URLSearchParams {
  const kept = new URLSearchParams();
  for (const key of FILTERS)
    if (!except.includes(key)) for (const value of query.getAll(key)) kept.append(key, value);
  return kept;
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
      return `words “${value}”`;
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

export const MODALITIES: Record<string, string> = {
  occurred: "occurred",
  disputed: "disputed that it happened",
  planned: "planned or threatened",
};

function range(least: string | null, most: string | null): string {
  if (least && most) return `${number(Number(least))} to ${number(Number(most))} killed`;
  return least ? `${number(Number(least))} or more killed` : `${number(Number(most))} or fewer killed`;
}
