// The toll ladder as data: its groups of claims by who makes them, and the scale that all share.
import { valueKey } from "../parts/marks";
import type { Account, Rung, RuledToll, TollClaim } from "../types";

export interface Step {
  rung: Rung;
  key: string;
  /** the claim of the account that the rung is of */
  claim: TollClaim | null;
  account: Account | null;
}

export interface Group {
  speaker: string;
  independent: string;
  steps: Step[];
}

/** The claims of one effect, in order of publication (the undated first), grouped by who makes them. */
export function groups(ladder: readonly Rung[], accounts: readonly Account[], effect: string): Group[] {
  const order = [...ladder]
    .filter((rung) => rung.effect === effect)
    .sort(
      (a, b) => (a.published ?? "").localeCompare(b.published ?? "") || Number(a.part_of) - Number(b.part_of),
    );
  const found = new Map<string, Group>();
  for (const rung of order) {
    const group = found.get(rung.independent) ?? {
      speaker: rung.speaker,
      independent: rung.independent,
      steps: [],
    };
    const account = accounts.find((each) => each.id === rung.account) ?? null;
    const claim =
      account?.tolls.find((toll) =>
        rung.claim === null
          ? toll.span.start === rung.span.start && toll.effect === rung.effect
          : toll.id === rung.claim,
      ) ?? null;
    const key = valueKey(rung.account, "tolls", rung.claim, rung.span.start);
    group.steps.push({ rung, key, claim, account });
    found.set(rung.independent, group);
  }
  return [...found.values()];
}

/** From 0 to beyond the largest number, in steps that people count in; `at` gives percent of the width. */
export interface Scale {
  ticks: number[];
  at: (value: number) => number;
}

const ROOM = 1.12; // beyond the largest number, for bars without an end

export function scale(rungs: readonly Rung[], toll: RuledToll | null): Scale {
  const numbers = rungs.flatMap((rung) => [rung.low, rung.high]).concat(toll ? [toll.best, toll.high] : []);
  const top = Math.max(1, ...numbers.filter((each) => each !== null)) * ROOM;
  const step = stepOf(top / 4);
  const ticks: number[] = [];
  for (let tick = 0; tick <= top; tick += step) ticks.push(tick);
  return { ticks, at: (value) => (value / top) * 100 };
}

/** The next of 1, 2, 5, 10, 20, 50 and so on. */
function stepOf(rough: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((each) => each * ten).find((each) => each >= rough) ?? ten * 10;
}
