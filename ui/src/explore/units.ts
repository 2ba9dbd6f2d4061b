// Days, weeks, months and years of the timeline: as moments to draw with, and as words.
import { day } from "../parts/said";
import type { Timeline } from "../types";

export { number } from "../parts/said";

export const DAY = 86_400_000;
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** The moment at which an ISO day begins, in UTC. */
export const time = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);

/** The ISO day of a moment. */
export const isoDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** What one bar stands for: "25 February 2017", "week of 20 February 2017", "February 2017", "2017". */
export function barWords(bar: Timeline["bars"][number], unit: Timeline["unit"]): string {
  if (unit === "day") return day(bar.start);
  if (unit === "week") return `week of ${day(bar.start)}`;
  return unit === "month" ? MONTH.format(new Date(bar.start)) : bar.start.slice(0, 4);
}
