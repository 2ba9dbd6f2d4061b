// The weekday of a day: reports name that more often than the date.

const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

/** "2017-02-25" is a "Saturday"; "" where there is no day. */
export function weekday(iso: string | null): string {
  const at = new Date(iso ?? "");
  return Number.isNaN(at.getTime()) ? "" : WEEKDAY.format(at);
}
