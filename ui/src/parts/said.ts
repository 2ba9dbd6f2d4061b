// Values of an incident, an actor or a document as a reader would say them.

const LONG = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const SHORT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
const NUMBER = new Intl.NumberFormat("en-GB");

/** "2017-02-25" is "25 February 2017". */
export const day = (iso: string): string => said(LONG, iso);
/** "2017-02-25" is "25 Feb 2017". */
export const shortDay = (iso: string): string => said(SHORT, iso);
/** The day and the minute, where this person is. */
export const moment = (iso: string): string => said(MOMENT, iso);
export const number = (value: number): string => NUMBER.format(value);

function said(how: Intl.DateTimeFormat, iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : how.format(at);
}

/** A period as the server writes it ("2017-02-24 to 2017-02-25", "2017-02", "2017", "–") in plain words. */
export function when(period: string): string {
  if (period === "–") return "no day told";
  return period.replace(/\d{4}-\d{2}(-\d{2})?/g, (iso) => (iso.length > 7 ? day(iso) : said(MONTH, iso)));
}

/** From a first to a last day, either of which may be open: "since 28 January 2017". */
export function period(first: string | null, last: string | null): string {
  if (first && last) return first === last ? day(first) : `${day(first)} to ${day(last)}`;
  if (first) return `since ${day(first)}`;
  return last ? `until ${day(last)}` : "";
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** A slug in plain words: "most-recent" is "most recent". */
export const plain = (slug: string): string => slug.replaceAll(/[-_]/g, " ");

/** A probability in two digits; none that is short of 1 is written as 1. */
export const likely = (probability: number): string =>
  probability > 0.99 && probability < 1 ? "> 0.99" : probability.toFixed(2);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const TYPES: Record<string, string> = {
  "armed-clash": "armed clash",
  "government-regains-territory": "territory regained by a government",
  "non-state-actor-overtakes-territory": "territory taken by an armed group",
  "chemical-weapon": "chemical attack",
  "air-drone-strike": "air or drone strike",
  "suicide-bomb": "suicide bombing",
  "shelling-artillery-missile": "shelling or missile attack",
  "remote-explosive-landmine-ied": "bombing or landmine",
  grenade: "grenade attack",
  "sexual-violence": "sexual violence",
  "attack-on-civilians": "attack on civilians",
  "abduction-forced-disappearance": "abduction or forced disappearance",
  "peaceful-protest": "peaceful protest",
  "protest-with-intervention": "protest with intervention",
  "excessive-force-against-protesters": "excessive force against protesters",
  "violent-demonstration": "violent demonstration",
  "mob-violence": "mob violence",
  agreement: "agreement",
  arrests: "arrests",
  "change-to-group": "change to a group",
  "disrupted-weapons-use": "weapons use disrupted",
  "headquarters-or-base-established": "base established",
  "looting-property-destruction": "looting or destruction of property",
  "non-violent-transfer-of-territory": "territory handed over without a fight",
  other: "other development",
};

export const isType = (slug: string): boolean => Object.hasOwn(TYPES, slug);

/** A type of incident in plain words. */
export const typeWords = (slug: string): string => TYPES[slug] ?? plain(slug);

const MODALITIES: Record<string, string> = {
  occurred: "said to have happened",
  disputed: "disputed whether it happened",
  planned: "planned, threatened or foiled",
};

export const modalityWords = (slug: string): string => MODALITIES[slug] ?? plain(slug);

/** On whose word a party is held responsible; `by` completes the sentence where somebody is named. */
export function statusWords(status: string, by: string | null): string {
  if (status === "claimed") return by ? `claimed for it by ${by}` : "claims it";
  if (status === "denied") return by ? `denied by ${by}` : "denies it";
  if (status === "accused") return by ? `accused by ${by}` : "accused";
  if (status === "suspected") return by ? `suspected by ${by}` : "suspected";
  return by ? `named by ${by}` : "named by the report";
}

const VICTIMS: Record<string, string> = { mixed: "fighters and civilians", unknown: "" };

/** Who is counted, or nothing where the words do not say. */
export const victimsWords = (slug: string): string => VICTIMS[slug] ?? plain(slug);

const SIDES: Record<string, string> = { mixed: "several kinds", unknown: "not said who" };
export const sideWords = (slug: string): string => SIDES[slug] ?? plain(slug);

const PRECISION: Record<number, string> = {
  1: "the place itself",
  2: "near the place",
  3: "its district",
  4: "its province",
  5: "a vague area",
  6: "no more than the country",
};
/** How exactly the map knows a place. */
export const precisionWords = (code: number): string => PRECISION[code] ?? `precision ${code}`;

const KINDS: Record<string, string> = { "state-forces": "forces of a state", media: "news outlet" };
/** What kind of actor it is. */
export const kindWords = (slug: string): string => KINDS[slug] ?? plain(slug);

/** A type of incident as it begins a line. */
export const capitalType = (slug: string): string => capital(typeWords(slug));
