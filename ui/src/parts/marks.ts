// What words of a document stand for: the marks of an account's values, and the keys under which pages find both.
import { KINDS, type Mark, type KindName } from "./kinds";
import { capital, period, statusWords, typeWords } from "./said";
import type { Account, PartyClaim, Span, TollClaim } from "../types";

/** The key of a value, and the id of the element that shows it. Without a claim of its own a value of a list
 *  is known by where its words start. */
export function valueKey(
  account: number,
  field: string,
  claim: number | null = null,
  start?: number,
): string {
  const which = claim ?? (start === undefined ? null : `at${start}`);
  return which === null ? `value-${account}-${field}` : `value-${account}-${field}-${which}`;
}

/** The number of a claim and what it counts: "42 killed", "up to 9 injured, part of a larger number". */
export function tollWords(toll: TollClaim): string {
  const group = toll.group ? `, ${toll.group.words}` : "";
  return `${toll.number} ${toll.effect}${group}${toll.part_of ? ", part of a larger number" : ""}`;
}

export function partyWords(claim: PartyClaim): string {
  return `${claim.actor.name}: ${statusWords(claim.status, claim.by?.words ?? null)}`;
}

export function placeWords(place: NonNullable<Account["place"]>, countryName: string | null): string {
  const parts = [place.name?.words, place.admin1, countryName].filter(
    (part) => part !== null && part !== undefined,
  );
  return [...new Set(parts)].join(", ");
}

export function dayWords(days: NonNullable<Account["date"]>): string {
  const [first, last] = [days.start, days.end];
  if (days.precision === "year" && first.slice(0, 4) === last.slice(0, 4)) return first.slice(0, 4);
  return period(first, last);
}

/** All marks of an account. `page` is the address of the page that shows its values, "" for this one. */
export function marksOf(account: Account, page: string, countryName: (code: string) => string): Mark[] {
  const found: Mark[] = [];
  const add = (kind: KindName, span: Span | null, key: string, words: string) => {
    if (span) found.push({ start: span.start, end: span.end, kind, key, words, to: `${page}#${key}` });
  };
  const whole = valueKey(account.id, "type");
  add("event", account.anchor, whole, `${KINDS.event.name}: ${typeWords(account.type)}`);
  for (const toll of account.tolls) {
    const key = valueKey(account.id, "tolls", toll.id, toll.span.start);
    const speaker = toll.source ? `, says ${toll.source.words}` : ", the report's own number";
    add("toll", toll.span, key, capital(tollWords(toll)) + speaker);
    if (toll.group && (toll.group.start < toll.span.start || toll.group.end > toll.span.end))
      add("counted", toll.group, key, `Counted: ${tollWords(toll)}`);
    add("speaker", toll.source, key, `Says: ${tollWords(toll)}`);
  }
  for (const claim of account.perpetrators) {
    const key = valueKey(account.id, "perpetrators", claim.id, claim.party.start);
    add("party", claim.party, key, partyWords(claim));
    add("speaker", claim.by, key, `Says of ${claim.actor.name}: ${claim.status}`);
  }
  if (account.date)
    add("day", account.date.span, valueKey(account.id, "date"), `Day: ${dayWords(account.date)}`);
  if (account.place) {
    const { name, span, country } = account.place;
    const key = valueKey(account.id, "place");
    const words = `Place: ${placeWords(account.place, country ? countryName(country) : null)}`;
    add("place", span, key, words);
    if (name && (name.start < span.start || name.end > span.end)) add("place", name, key, words);
  }
  const phrases = [
    ["targets", "target"],
    ["weapons", "weapon"],
    ["named_dead", "dead"],
  ] as const;
  for (const [field, kind] of phrases)
    for (const phrase of account[field])
      add(kind, phrase, valueKey(account.id, field, phrase.id, phrase.start), KINDS[kind].name);
  return found;
}

/** How sure the reader is of a value, said only where it is not sure. */
export function sureWords(confidence: number): string {
  return confidence < SURE ? `confidence ${confidence.toFixed(2)}` : "";
}

const SURE = 0.7;
