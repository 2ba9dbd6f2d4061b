// Tolls that stand on the ladder no more: what a claim said before people corrected or rejected it.
import type { Account, Incident } from "../types";

export interface RejectedToll {
  account: Account;
  value: Account["rejected"][number];
  effect: string;
  /** the number as the ladder writes it: "32+" */
  number: string;
}

interface Was {
  effect: string;
  low: number | null;
  high: number | null;
}

/** A toll as a judgement keeps it: "32+ killed"; "" for anything else. */
export function tollWords(was: unknown): string {
  return isToll(was) ? `${numberWords(was)} ${was.effect}` : "";
}

/** The tolls that people have rejected, in the order of the accounts. */
export function rejectedTolls(incident: Incident): RejectedToll[] {
  return incident.accounts_told.flatMap((account) =>
    account.rejected
      .filter(({ field }) => field === "tolls")
      .map((value) => {
        const was = incident.judgements.find(({ id }) => id === value.judged.judgement)?.detail["was"];
        const [number = "", ...effect] = value.words.split(" ");
        return isToll(was)
          ? { account, value, effect: was.effect, number: numberWords(was) }
          : { account, value, effect: effect.join(" "), number };
      }),
  );
}

function isToll(was: unknown): was is Was {
  return typeof was === "object" && was !== null && "effect" in was && "low" in was && "high" in was;
}

function numberWords({ low, high }: Was): string {
  if (high === null) return `${low}+`;
  if (low === null) return `up to ${high}`;
  return low === high ? String(low) : `${low} to ${high}`;
}
