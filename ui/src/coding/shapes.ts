// What the server answers about codings, and the draft of one as its coder makes it. Offsets count code points.

export interface Words {
  start: number;
  end: number;
  words: string;
}

export interface DraftDate {
  start: string | null;
  end: string | null;
  from_publication: boolean;
  span: Words | null;
}

export interface DraftPlace {
  name: Words | null;
  admin1: string | null;
  country: string | null;
  span: Words | null;
}

export interface DraftParty {
  party: Words | null;
  status: string | null;
  by: Words | null;
}

export interface DraftToll {
  effect: string | null;
  low: number | null;
  high: number | null;
  approximate: boolean;
  victims: string | null;
  part_of: boolean;
  group: Words | null;
  source: Words | null;
  span: Words | null;
}

export interface DraftIncident {
  anchor: Words | null;
  type: string | null;
  modality: string | null;
  main: boolean;
  aggregate: boolean;
  date: DraftDate | null;
  place: DraftPlace | null;
  perpetrators: DraftParty[];
  targets: Words[];
  weapons: Words[];
  tolls: DraftToll[];
  named_dead: Words[];
}

export type PhraseField = "targets" | "weapons" | "named_dead";

export interface Fault {
  incident: number;
  field: string;
  item: number | null;
  words: string;
}

export interface CodingRecord {
  id: number;
  document: number;
  title: string;
  name: string;
  outlet: string;
  published: string | null;
  coder: string;
  assigned: string;
  assigned_by: string;
  version: number;
  saved: string | null;
  submitted: string | null;
}

export interface Coding extends CodingRecord {
  content: string;
  incidents: DraftIncident[];
  faults: Fault[];
}

export interface Codings {
  total: number;
  offset: number;
  items: CodingRecord[];
  /** who may code */
  coders: string[];
}

export interface Side {
  coder: string;
  coding: number | null;
  submitted: boolean;
}

export interface Pair {
  id: number;
  document: number;
  title: string;
  name: string;
  outlet: string;
  published: string | null;
  left: Side;
  right: Side;
  /** why it cannot be seen yet; "" when it can */
  closed: string;
  adjudication: number | null;
  adjudicated: string | null;
  adjudicated_by: string | null;
}

/** A value of a coding: a type, yes or no, words, or one of the drafts' parts; of a whole incident all of it. */
export type Value =
  string | boolean | Words | DraftDate | DraftPlace | DraftParty | DraftToll | DraftIncident | null;

export interface Row {
  id: string;
  field: string;
  left: Value;
  right: Value;
  /** in what the sides part; empty where they agree */
  differs: string[];
}

export interface Decision {
  choice: "left" | "right" | "neither";
  reason: string;
  value: string | null;
}

export interface Compared extends Pair {
  content: string;
  incidents: { number: number; left: DraftIncident | null; right: DraftIncident | null; rows: Row[] }[];
  decisions: Record<string, Decision>;
  outcome: DraftIncident[] | null;
}

export interface Vocabulary {
  types: { slug: string; family: string }[];
  modalities: string[];
  statuses: string[];
  effects: string[];
  victims: string[];
  countries: { code: string; name: string }[];
}

export interface Agreement {
  documents: number;
  left_incidents: number;
  right_incidents: number;
  paired: number;
  alphas: {
    field: string;
    level: "nominal" | "ordinal" | "interval";
    unit: string;
    units: number;
    same: number;
    alpha: number | null;
    note: string;
  }[];
  fields: {
    field: string;
    left: number;
    right: number;
    same: number;
    precision: number | null;
    recall: number | null;
    f1: number | null;
  }[];
  confusions: { left: string; right: string; incidents: number }[];
}

export const MACHINE = "machine";

export const emptyIncident = (anchor: Words | null): DraftIncident => ({
  anchor,
  type: null,
  modality: "occurred",
  main: false,
  aggregate: false,
  date: null,
  place: null,
  perpetrators: [],
  targets: [],
  weapons: [],
  tolls: [],
  named_dead: [],
});

export const emptyToll = (span: Words | null, effect: string | null): DraftToll => ({
  effect,
  low: null,
  high: null,
  approximate: false,
  victims: "unknown",
  part_of: false,
  group: null,
  source: null,
  span,
});
