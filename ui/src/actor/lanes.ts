// A genealogy as lanes on a time axis: when each actor was there, and what led from one to the other.
import type { Actor } from "../types";

export type Lineage = "renamed_to" | "merged_into" | "split_from";
export const LINEAGE: readonly string[] = ["renamed_to", "merged_into", "split_from"];

export interface Lane {
  id: string;
  name: string;
  here: boolean;
  /** milliseconds; null where open or not known */
  first: number | null;
  last: number | null;
}

/** From one lane to another: for a split, from the actor that was left to the one that left it. */
export interface Tie {
  kind: Lineage;
  from: number;
  to: number;
  at: number | null;
}

export interface Genealogy {
  lanes: Lane[];
  ties: Tie[];
  /** the first and last moment to draw; null where nothing has a day */
  span: [number, number] | null;
}

const DAY = 24 * 3600 * 1000;
const YEAR = 365.25 * DAY;

export function genealogy(actor: Actor): Genealogy {
  const told = actor.relations.filter((relation) => LINEAGE.includes(relation.kind));
  const lanes = actor.family.map((each) => ({
    id: each.id,
    name: each.name,
    here: each.id === actor.id,
    first: time(each.first),
    last: time(each.last),
  }));
  const lane = (id: string) => lanes.find((each) => each.id === id);
  const ties = told.flatMap((relation) => {
    const at = time(relation.first);
    const [older, newer] =
      relation.kind === "split_from" ? [relation.to, relation.from] : [relation.from, relation.to];
    const [from, to] = [lane(older), lane(newer)];
    if (!from || !to || from === to) return [];
    if (relation.kind !== "split_from") from.last ??= at;
    if (relation.kind !== "merged_into") to.first ??= at;
    return [{ kind: relation.kind as Lineage, from, to, at }];
  });
  const begin = (each: Lane): number => {
    if (each.first !== null) return each.first;
    if (each.last !== null) return each.last - DAY;
    // without any day it stands before what came from it
    const after = ties
      .filter((tie) => tie.from === each && tie.to.first !== null)
      .map((tie) => tie.to.first!);
    const ends = ties.filter((tie) => tie.from === each && tie.to.first === null && tie.to.last !== null);
    return Math.min(...after, ...ends.map((tie) => tie.to.last!)) - 2 * DAY;
  };
  lanes.sort((one, other) => {
    const [a, b] = [begin(one), begin(other)];
    return (a === b ? 0 : a - b) || (one.last ?? Infinity) - (other.last ?? Infinity) || 0;
  });
  const days = [...lanes.flatMap((each) => [each.first, each.last]), ...ties.map((tie) => tie.at)].filter(
    (each) => each !== null,
  );
  return {
    lanes,
    ties: ties.map((tie) => ({ ...tie, from: lanes.indexOf(tie.from), to: lanes.indexOf(tie.to) })),
    span: days.length ? [Math.min(...days) - 0.6 * YEAR, Math.max(...days) + 0.9 * YEAR] : null,
  };
}

const time = (day: string | null): number | null => (day === null ? null : Date.parse(day));

/** The years to write under the axis: each, or every second, fifth, and so on, so that some eight stand there. */
export function years(span: [number, number], most = 8): number[] {
  const [first, last] = span.map((each) => new Date(each).getUTCFullYear()) as [number, number];
  const step = [1, 2, 5, 10, 20, 50, 100].find((each) => (last - first) / each <= most) ?? 200;
  const found = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step)
    if (Date.UTC(year, 0, 1) >= span[0] && Date.UTC(year, 0, 1) <= span[1]) found.push(year);
  return found;
}
