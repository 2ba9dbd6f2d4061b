// Values of a coding in plain words, and the marks that they make in the text.
import { country } from "../parts/countries";
import { kindOf, type KindName } from "../parts/kinds";
import { capital, modalityWords, number, period, plain, statusWords, typeWords } from "../parts/said";
import {
  MACHINE,
  type DraftIncident,
  type DraftParty,
  type DraftPlace,
  type DraftToll,
  type Words,
} from "./shapes";

export const FIELDS: Record<string, string> = {
  anchor: "Told in the words",
  type: "Type",
  modality: "Modality",
  main: "Main incident",
  aggregate: "Running total",
  date: "Date",
  place: "Place",
  perpetrators: "Perpetrator",
  targets: "Target",
  weapons: "Weapon",
  tolls: "Toll",
  named_dead: "Named dead",
  incident: "The incident",
};

export const fieldName = (field: string): string => FIELDS[field] ?? capital(plain(field));

export const coderName = (coder: string): string => (coder === MACHINE ? "the machine" : coder);

/** "32", "at least 32", "up to 50", "5 to 8", "about 70"; "?" as long as no bound is given. */
export function bounds(toll: DraftToll): string {
  const { low, high } = toll;
  const about = toll.approximate ? "about " : "";
  if (low === null && high === null) return "?";
  if (low === null) return `${about}up to ${number(high ?? 0)}`;
  if (high === null) return `${about}at least ${number(low)}`;
  return about + (low === high ? number(low) : `${number(low)} to ${number(high)}`);
}

export function tollWords(toll: DraftToll): string {
  const parts = [
    `${bounds(toll)} ${toll.effect ?? "(of what?)"}`,
    toll.victims && toll.victims !== "unknown" ? toll.victims : "",
    toll.part_of ? "part of a larger number" : "",
  ];
  return parts.filter(Boolean).join(", ");
}

export function partyWords(claim: DraftParty): string {
  return statusWords(claim.status ?? "stated", claim.by?.words ?? null);
}

export function placeWords(place: DraftPlace): string {
  const parts = [place.name?.words, place.admin1, place.country ? country(place.country) : null];
  return [...new Set(parts.filter(Boolean))].join(", ") || "?";
}

export function dateWords(date: { start: string | null; end: string | null }): string {
  return date.start ? period(date.start, date.end ?? date.start) : "?";
}

/** An incident in one line: what, where, when. */
export function incidentWords(incident: DraftIncident): string {
  const parts = [
    incident.type ? capital(typeWords(incident.type)) : "No type yet",
    incident.place ? placeWords(incident.place) : "",
    incident.date?.start ? dateWords(incident.date) : "",
  ];
  return parts.filter(Boolean).join(", ");
}

export interface Line {
  field: string;
  said: string;
  quotes: { as: string; words: Words }[];
}

const quote = (words: Words | null, as = ""): { as: string; words: Words }[] =>
  words ? [{ as, words }] : [];

/** All that is coded of an incident, one line for each value. */
export function linesOf(incident: DraftIncident): Line[] {
  const lines: Line[] = [
    { field: "type", said: incident.type ? typeWords(incident.type) : "?", quotes: quote(incident.anchor) },
    { field: "modality", said: incident.modality ? modalityWords(incident.modality) : "?", quotes: [] },
  ];
  if (incident.main) lines.push({ field: "main", said: "yes", quotes: [] });
  if (incident.aggregate) lines.push({ field: "aggregate", said: "yes", quotes: [] });
  if (incident.date) lines.push(lineOf("date", incident.date));
  if (incident.place) lines.push(lineOf("place", incident.place));
  for (const field of ["perpetrators", "targets", "weapons", "tolls", "named_dead"] as const)
    for (const value of incident[field]) lines.push(lineOf(field, value));
  return lines;
}

/** One value of a field in words, with the words of the text that it stands on. */
export function lineOf(field: string, value: unknown): Line {
  const line = (said: string, quotes: Line["quotes"] = []): Line => ({ field, said, quotes });
  if (field === "type") return line(typeWords(String(value)));
  if (field === "modality") return line(modalityWords(String(value)));
  if (typeof value === "boolean") return line(value ? "yes" : "no");
  if (field === "date") {
    const date = value as NonNullable<DraftIncident["date"]>;
    const said = dateWords(date) + (date.from_publication ? " (the day of publication)" : "");
    return line(said, date.from_publication ? [] : quote(date.span));
  }
  if (field === "place") {
    const place = value as DraftPlace;
    return line(placeWords(place), quote(place.name ?? place.span));
  }
  if (field === "perpetrators") {
    const claim = value as DraftParty;
    return line(partyWords(claim), [...quote(claim.party), ...quote(claim.by, "by")]);
  }
  if (field === "tolls") {
    const toll = value as DraftToll;
    const spans = [...quote(toll.span), ...quote(toll.group, "group"), ...quote(toll.source, "source")];
    return line(tollWords(toll), spans);
  }
  return line("", quote(value as Words));
}

/** Words of the text that a value stands on, and how the text shows them. */
export interface Mark {
  start: number;
  end: number;
  line: string;
  label: string;
}

/** The marks of an incident; of one that is not worked on only where it is told, with its number. */
export function marksOf(incident: DraftIncident, number: number, here: boolean): Mark[] {
  const found: Mark[] = [];
  const add = (kind: KindName, words: Words | null) => {
    if (!words) return;
    const { line, label } = kindOf(kind);
    found.push({ start: words.start, end: words.end, line, label: label ?? "" });
  };
  if (incident.anchor)
    found.push({
      start: incident.anchor.start,
      end: incident.anchor.end,
      line: here ? "act" : "other",
      label: String(number),
    });
  if (!here) return found;
  if (!incident.date?.from_publication) add("day", incident.date?.span ?? null);
  add("place", incident.place?.name ?? incident.place?.span ?? null);
  for (const claim of incident.perpetrators) {
    add("party", claim.party);
    add("speaker", claim.by);
  }
  for (const toll of incident.tolls) {
    add("toll", toll.span);
    add("speaker", toll.source);
  }
  for (const words of incident.targets) add("target", words);
  for (const words of incident.weapons) add("weapon", words);
  for (const words of incident.named_dead) add("dead", words);
  return found;
}
