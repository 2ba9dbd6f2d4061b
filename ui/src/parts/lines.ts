// What an incident's line in a list says: on which days and how many, in few words.
import type { TollLine } from "../types";
import { shortDay } from "./said";

/** What stands where nobody gives a number, which is not 0. */
export const NOBODY_SAYS = "–";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** Words of the server, or "" where its dash says that nothing is told. */
export function told(words: string): string {
  return words === NOBODY_SAYS ? "" : words;
}

/** A period as the server writes it, short: "24–25 Feb 2017", "Feb 2017"; "" where no day is told. */
export function days(period: string): string {
  const [first = "", last = ""] = period.split(" to ");
  if (!/^\d{4}/.test(first)) return "";
  if (!last || first === last) return short(first);
  if (first.length > 7 && last.length > 7) {
    const from = shortDay(first).split(" ");
    const to = shortDay(last).split(" ");
    if (first.slice(0, 7) === last.slice(0, 7)) return bound(`${from[0]}\u2060–\u2060${to.join(" ")}`);
    if (first.slice(0, 4) === last.slice(0, 4)) return `${from[0]}\u00a0${from[1]} – ${bound(to.join(" "))}`;
  }
  return `${short(first)} – ${short(last)}`;
}

/** A day stays in one line. */
const bound = (words: string): string => words.replaceAll(" ", "\u00a0");

function short(iso: string): string {
  if (iso.length > 7) return bound(shortDay(iso));
  return iso.length > 4 ? bound(MONTH.format(new Date(iso))) : iso;
}

/** A toll as a rule decides it, or a dash where nobody gives one. */
export function toll(line: TollLine | null): string {
  return line?.words || NOBODY_SAYS;
}
