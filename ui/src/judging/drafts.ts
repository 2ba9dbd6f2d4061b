// What was typed and not sent yet: it outlives the form, so that closing, reloading the incident or a conflict lose nothing.
import { keyOf, type Decision, type Draft, type Subject } from "./decisions";

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

/** A form that was open when its incident was looked at again; the page that comes then opens it anew. */
export interface Left {
  account: number | null;
  field: string | null;
  claim: number | null;
  /** the incident that it was about */
  incident: number;
  decision: Decision;
}

let left: Left | null = null;

export function leave(what: Left | null): void {
  left = what;
}

/** The form that was left open on this subject, once, and its draft with it; an incident answers to those that were
 *  merged into it. */
export function takeUp(subject: Subject): Left | null {
  const { incident, account, address } = subject;
  const found = left;
  if (!found || found.account !== (account?.id ?? null)) return null;
  if (found.field !== (address?.field ?? null) || found.claim !== (address?.claim ?? null)) return null;
  if (found.incident !== incident.id && !incident.merged.includes(found.incident)) return null;
  left = null;
  const before = keyOf({ ...subject, incident: { ...incident, id: found.incident } }, found.decision);
  const typed = kept.get(before);
  drop(before);
  if (typed) keep(keyOf(subject, found.decision), typed);
  return found;
}
