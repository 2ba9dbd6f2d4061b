// A value of an account in words, and what the other reports say in its place.
import { country } from "../parts/countries";
import { capital, day, modalityWords, plain, statusWords, typeWords, victimsWords } from "../parts/said";
import type { Account, Address, Days, Incident, PartyClaim, PhraseClaim, TollClaim } from "../types";

export interface Told {
  account: number;
  document: number;
  outlet: string;
  published: string | null;
  value: string;
  /** the words that say so */
  words: string;
}

/** What is decided on: "Killed: 32+", "Date: 25 February 2017". */
export function named(account: Account | null, address: Address | null): string {
  if (!account) return "The incident as a whole";
  if (!address || address.field === "account")
    return `Whether the report tells of it: ${typeWords(account.type)}`;
  if (address.field === "link") return "Whether this report tells of the same incident as the others";
  const { field, claim } = address;
  switch (field) {
    case "tolls": {
      const found = account.tolls.find(({ id }) => id === claim);
      return found ? `${capital(plain(found.effect))}: ${toll(found)}` : "A toll";
    }
    case "perpetrators": {
      const found = account.perpetrators.find(({ id }) => id === claim);
      return found ? `Party: ${party(found)}` : "A party";
    }
    case "targets":
    case "weapons":
    case "named_dead": {
      const found = account[field].find(({ id }) => id === claim);
      const name = { targets: "Target", weapons: "Weapon", named_dead: "Named among the dead" }[field];
      return found ? `${name}: ${found.words}` : name;
    }
    case "date":
      return `Date: ${account.date ? days(account.date) : "none is told"}`;
    case "place":
      return `Place: ${place(account) || "none is told"}`;
    case "type":
      return `Type: ${typeWords(account.type)}`;
    case "modality":
      return capital(modalityWords(account.modality));
    case "main":
      return account.main ? "What the report is about" : "Mentioned in the background";
    case "aggregate":
      return account.aggregate ? "A running total of many incidents" : "One incident";
    default:
      return capital(plain(field));
  }
}

/** The same value in all accounts of the incident but that at the address, in order of publication. */
export function others(incident: Incident, account: Account | null, address: Address | null): Told[] {
  if (!account || !address || address.field === "account") return [];
  const mine = account;
  const effect = mine.tolls.find(({ id }) => id === address.claim)?.effect;
  return incident.accounts_told.flatMap((each) => {
    const own = each.id === mine.id;
    const list = valuesOf(each, address.field, effect).filter(
      ([id]) => !own || (id !== null && id !== address.claim),
    );
    const { document } = each;
    return list.map(([, value, words]) => ({
      account: each.id,
      document: document.id,
      outlet: document.outlet,
      published: document.published,
      value,
      words,
    }));
  });
}

/** The values that an account has in a field, each with its claim, in words, and the words that say so. */
function valuesOf(account: Account, field: string, effect = ""): [number | null, string, string][] {
  switch (field) {
    case "tolls":
      return account.tolls
        .filter((each) => each.effect === effect)
        .map((each) => [each.id, toll(each), each.span.words]);
    case "perpetrators":
      return account.perpetrators.map((each) => [each.id, party(each), each.party.words]);
    case "targets":
    case "weapons":
    case "named_dead":
      return account[field].map((each: PhraseClaim) => [each.id, each.words, ""]);
    case "date":
      return account.date ? [[null, days(account.date), account.date.span.words]] : [];
    case "place":
      return account.place ? [[null, place(account), account.place.span.words]] : [];
    case "type":
      return [[null, typeWords(account.type), account.anchor.words]];
    case "modality":
      return [[null, modalityWords(account.modality), account.anchor.words]];
    default:
      return [];
  }
}

function toll(claim: TollClaim): string {
  const parts = [claim.number, victimsWords(claim.victims)];
  if (claim.part_of) parts.push("of them");
  if (claim.source) parts.push(`by ${claim.source.words}`);
  return parts.filter(Boolean).join(", ");
}

function party({ party: { words }, status, by }: PartyClaim): string {
  return `${words}, ${statusWords(status, by?.words ?? null)}`;
}

function days({ start, end, from_publication }: Days): string {
  const said = start === end ? day(start) : `${day(start)} to ${day(end)}`;
  return from_publication ? `${said}, the day it was published` : said;
}

function place({ place: told }: Account): string {
  if (!told) return "";
  const parts = [told.name?.words, told.admin1, told.country && country(told.country)];
  return [...new Set(parts.filter(Boolean))].join(", ");
}
