// What a person may decide about an incident, an account or a value, in words and as the server takes it.
import type { Account, Address, Incident, Judgement } from "../types";

export type Decision = Judgement["decision"];

/** What is decided on: an incident, an account in it, or a value of that account. */
export interface Subject {
  incident: Incident;
  account: Account | null;
  address: Address | null;
  words: string;
}

/** A span as judgements send it. */
export interface Stretch {
  start: number;
  end: number;
}

/** What a person has filled in so far; kept until it is sent, also when the form is closed. */
export interface Draft {
  reason: string;
  /** the incident to link to or to merge with */
  other: number | null;
  /** the version of that incident when it was chosen */
  seen: number;
  /** the accounts to split off */
  accounts: number[];
  /** the words chosen for each part of a corrected value, and its other fields */
  stretches: Record<string, Stretch | null>;
  values: Record<string, Given>;
}
export type Given = string | number | boolean | null;

/** One way to decide: its name on a button, and what it does. */
export interface Way {
  decision: Decision;
  name: string;
  what: string;
}

export const LISTS = ["tolls", "perpetrators", "targets", "weapons", "named_dead"];
const ALWAYS = ["type", "modality", "main", "aggregate"]; // every account has one: they can be corrected, not taken out

const WAYS: Record<Decision, Way> = {
  accept: { decision: "accept", name: "Accept", what: "It is right as it is." },
  correct: { decision: "correct", name: "Correct", what: "Put it right, with the words that say so." },
  reject: { decision: "reject", name: "Reject", what: "It is wrong, and counts no more." },
  link: { decision: "link", name: "Link", what: "It tells of another incident." },
  unlink: { decision: "unlink", name: "Unlink", what: "It tells of an incident of its own." },
  merge: { decision: "merge", name: "Merge", what: "This and another incident are one." },
  split: { decision: "split", name: "Split", what: "Some of these accounts tell of another incident." },
};

/** What a decision is on, by its field. */
export const NAMES: Record<string, string> = {
  tolls: "the toll",
  perpetrators: "the party",
  targets: "the target",
  weapons: "the weapon",
  named_dead: "the name among the dead",
  date: "the date",
  place: "the place",
  type: "the type",
  modality: "whether it happened",
  main: "whether the report is about it",
  aggregate: "whether it is a running total",
  account: "the account",
  link: "the link",
};

/** The decisions that are lawful for a subject, in the order they are offered. */
export function lawful({ incident, account, address }: Subject): Way[] {
  if (!account) return incident.accounts_told.length > 1 ? pick("merge", "split") : pick("merge");
  if (address?.field === "link") return pick("accept", "unlink", "link");
  if (!address || address.field === "account") {
    return incident.accounts_told.length > 1
      ? pick("accept", "reject", "link", "unlink")
      : pick("accept", "reject", "link");
  }
  if (adds(account, address)) {
    return [{ decision: "correct", name: "Add", what: "Give a value, with the words that say so." }];
  }
  return ALWAYS.includes(address.field) ? pick("accept", "correct") : pick("accept", "correct", "reject");
}

/** Whether an address is that of a value that is not there yet. */
export function adds(account: Account, address: Address): boolean {
  if (LISTS.includes(address.field)) return address.claim === null;
  return (address.field === "date" && !account.date) || (address.field === "place" && !account.place);
}

function pick(...names: Decision[]): Way[] {
  return names.map((name) => WAYS[name]);
}

/** The key under which a draft is kept. */
export function keyOf({ incident, account, address }: Subject, decision: Decision): string {
  // that of an account is kept under the account alone: it stays when its incident goes into another
  return [account ? "" : incident.id, account?.id, address?.field, address?.claim, decision].join("/");
}

/** What is sent to /api/judgements: `versions` are those of the incident and of the other one as they were seen,
 *  `to` is the corrected value. */
export function bodyOf(
  subject: Subject,
  decision: Decision,
  draft: Draft,
  versions: { seen: number; other: number },
  to: unknown,
): object {
  const { incident, account, address } = subject;
  const common = { decision, seen: versions.seen, reason: draft.reason.trim() };
  switch (decision) {
    case "accept":
    case "reject":
      return { ...common, address: address ?? { account: account?.id, field: "account", claim: null } };
    case "correct":
      return { ...common, address, to };
    case "link":
      return { ...common, account: account?.id, incident: draft.other, seen_other: versions.other };
    case "unlink":
      return { ...common, account: account?.id };
    case "merge":
      return { ...common, into: incident.id, incident: draft.other, seen_other: versions.other };
    case "split":
      return { ...common, incident: incident.id, accounts: draft.accounts };
  }
}

/** Why a decision cannot be sent yet, as a sentence; "" when it can. */
export function missing(subject: Subject, decision: Decision, draft: Draft, correction: string): string {
  if (decision === "correct" && correction) return correction;
  if ((decision === "link" || decision === "merge") && draft.other === null)
    return "Choose the other incident.";
  if ((decision === "link" || decision === "merge") && draft.other === subject.incident.id)
    return `Incident ${draft.other} is this one: choose another.`;
  if (decision === "split") {
    if (draft.accounts.length === 0) return "Choose the accounts that tell of another incident.";
    if (draft.accounts.length >= subject.incident.accounts_told.length)
      return "Leave at least one account here.";
  }
  return draft.reason.trim() ? "" : "Say why; it is kept.";
}

/** What somebody is about to decide, as a sentence, for comparing with what others decided meanwhile. */
export function inWords(subject: Subject, decision: Decision, draft: Draft, to: string): string {
  const { incident, words } = subject;
  switch (decision) {
    case "accept":
      return `Accept “${words}”.`;
    case "reject":
      return `Reject “${words}”.`;
    case "correct":
      return words ? `“${words}” becomes ${to}.` : `Add ${to}.`;
    case "link":
      return `Link the account to incident ${draft.other}.`;
    case "unlink":
      return "Take the account out into an incident of its own.";
    case "merge":
      return `Merge incident ${draft.other} into incident ${incident.id}.`;
    case "split":
      return `Split ${draft.accounts.length} of the accounts off from incident ${incident.id}.`;
  }
}
