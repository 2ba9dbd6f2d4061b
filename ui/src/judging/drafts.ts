// What was typed and not sent yet: it outlives the form, so that closing, reloading the incident or a conflict lose nothing.
import type { Draft } from "./decisions";

const kept = new Map<string, Draft>();

/** The draft under a key, else a new one made of `start`. */
export function draft(key: string, start: Partial<Draft>): Draft {
  return (
    kept.get(key) ?? { reason: "", other: null, seen: 0, accounts: [], stretches: {}, values: {}, ...start }
  );
}

export function keep(key: string, what: Draft): void {
  kept.set(key, what);
}

export function drop(key: string): void {
  kept.delete(key);
}
