// What the server answers, as it does: see /api/docs for the same in OpenAPI.

export interface Page<T> {
  total: number;
  offset: number;
  items: T[];
}

/** A toll as a rule decides it; null where nobody gives one, which is not 0. */
export interface TollLine {
  low: number | null;
  best: number | null;
  high: number | null;
  words: string;
}

/** One incident in a list. Days are ISO dates. `extent_km` is the radius within which the place may lie. */
export interface Line {
  id: number;
  type: string;
  modality: "occurred" | "disputed" | "planned";
  main: boolean;
  aggregate: boolean;
  first: string | null;
  last: string | null;
  when: string;
  place: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  precision: number | null;
  extent_km: number | null;
  killed: TollLine | null;
  injured: TollLine | null;
  actors: { id: string; name: string }[];
  documents: number;
  accounts: number;
  sources: number;
  doubts: number;
  confidence: number;
  reviewed: boolean;
}

/** /api/timeline: bars of one unit, in order, without those of no incident. */
export interface Timeline {
  unit: "day" | "week" | "month" | "year";
  first: string | null;
  last: string | null;
  undated: number;
  bars: { start: string; end: string; incidents: number; killed: number }[];
}

/** /api/map: GeoJSON points; those that lie close together at this zoom are one. */
export interface MapPoint {
  type: "Feature";
  geometry: { type: "Point"; coordinates: [number, number] };
  properties: {
    incidents: number;
    killed: number;
    /** the incident, where the point is one alone */
    id: number | null;
    place: string | null;
    /** 1 exact place, 2 near it, 3 second-level division, 4 first-level, 5 vague area, 6 country */
    precision: number;
    /** radius in km of the area that the words allow */
    extent_km: number;
  };
}
export interface MapAnswer {
  type: "FeatureCollection";
  features: MapPoint[];
  /** west, south, east and north of all that fit, in view or not */
  bounds: [number, number, number, number] | null;
  /** incidents that fit but have no place on the map */
  unplaced: number;
}

/** /api/facets: how many incidents each value has, under all other filters. */
export interface Facets {
  type: Count[];
  country: Count[];
  modality: Count[];
  actor: Count[];
  source: Count[];
  reviewed: Count[];
  killed: { least: number; most: number };
}
export interface Count {
  value: string;
  name: string;
  incidents: number;
}

export interface Span {
  start: number;
  end: number;
  words: string;
  confidence?: number;
}

export interface Days {
  start: string;
  end: string;
  precision: "day" | "days" | "month" | "year";
  from_publication: boolean;
  span: Span;
  confidence: number;
}

export interface Where {
  name: string;
  lat: number;
  lon: number;
  admin1: string | null;
  admin2: string | null;
  precision: number;
  confidence: number;
}

/** The address of a value of an account, for judgements: field "tolls" with its claim's id, or "type",
 *  "modality", "date", "place", "account" and "link" (its being of its incident) without one. */
export interface Address {
  account: number;
  field: string;
  claim: number | null;
}

/** What a person decided about a value: null as long as nobody has. */
export interface Judged {
  judgement: number;
  decision: "accept" | "correct" | "reject";
  author: string;
  at: string;
  reason: string;
}

export interface TollClaim {
  id: number | null;
  effect: string;
  low: number | null;
  high: number | null;
  approximate: boolean;
  number: string;
  victims: string;
  group: Span | null;
  part_of: boolean;
  source: Span | null;
  span: Span;
  confidence: number;
  judged: Judged | null;
}

export interface PartyClaim {
  id: number | null;
  party: Span;
  actor: { id: string; name: string; provisional: boolean };
  status: "stated" | "claimed" | "accused" | "suspected" | "denied";
  by: Span | null;
  confidence: number;
  judged: Judged | null;
}

export interface PhraseClaim extends Span {
  id: number | null;
  judged: Judged | null;
}

export interface DocumentRecord {
  id: number;
  name: string;
  locator: string;
  sha256: string;
  title: string;
  published: string | null;
  source: string | null;
  url: string | null;
  language: string | null;
  retrieved: string | null;
  relevant: boolean;
  superseded_by: number | null;
  copy_of: number | null;
  accounts: number;
  state: "read" | "superseded" | "not about political violence";
  outlet: string;
}

export interface RejectedValue {
  field: string;
  claim: number | null;
  words: string;
  span: Span;
  judged: Judged;
}

export interface Account {
  id: number;
  incident: number;
  document: DocumentRecord;
  type: string;
  modality: string;
  main: boolean;
  aggregate: boolean;
  anchor: Span;
  confidence: number;
  type_confidence: number;
  date: Days | null;
  place: {
    country: string | null;
    admin1: string | null;
    name: Span | null;
    on_map: Where | null;
    span: Span;
    confidence: number;
  } | null;
  perpetrators: PartyClaim[];
  targets: PhraseClaim[];
  weapons: PhraseClaim[];
  tolls: TollClaim[];
  named_dead: PhraseClaim[];
  /** judgements on the fields that are no lists: "type", "modality", "date", "place", "account" */
  judged: Record<string, Judged>;
  /** values that a person has rejected, still shown struck through: what, its words, and the judgement */
  rejected: RejectedValue[];
}

/** One rung of the toll ladder: a claim of how many, by whom, and when it was published. */
export interface Rung {
  account: number;
  claim: number | null;
  document: number;
  outlet: string;
  published: string | null;
  effect: string;
  low: number | null;
  high: number | null;
  number: string;
  /** who gives the number; `independent` groups those that are one source */
  speaker: string;
  independent: string;
  victims: string;
  part_of: boolean;
  span: Span;
  /** whether the chosen rule decided by this claim */
  decided: boolean;
}

export interface RuledToll extends TollLine {
  /** what the rule decides for, as it is said: "42", "32+"; the range where it decides for no one number */
  decided_words: string;
  rule: string;
  provisional: boolean;
}

export interface Evidence {
  points: { because: string; points: number }[];
  score: number;
  verdict: string;
  ruled_out: string | null;
}

/** An account of another incident that might tell of this one, or did until a person parted them. */
export interface Candidate {
  account: number;
  incident: number;
  document: number;
  outlet: string;
  published: string | null;
  words: string;
  /** the account of this incident that it is most like */
  like: number;
  score: number;
  verdict: string;
}

export interface Judgement {
  id: number;
  at: string;
  author: string;
  reason: string;
  decision: "accept" | "correct" | "reject" | "link" | "unlink" | "merge" | "split";
  detail: Record<string, unknown>;
  undone_at: string | null;
  undone_by: string | null;
  undone_because: string | null;
  /** what it did, as a sentence */
  words: string;
}

/** /api/incidents/ID?rule=RULE */
export interface Incident extends Line {
  /** the number of the last judgement on it, sent back with an edit as `seen` */
  version: number;
  admin1: string | null;
  on_map: (Where & { extent_km: number }) | null;
  rule: string;
  tolls: Record<"killed" | "injured", RuledToll | null>;
  attackers: Record<"killed" | "injured", RuledToll | null>;
  sides: Record<"killed" | "injured", Record<string, RuledToll>>;
  history: Record<"killed" | "injured", { day: string | null; toll: RuledToll }[]>;
  ladder: Rung[];
  doubted: { what: string; spans: { document: number; span: Span }[] }[];
  accounts_told: Account[];
  /** the stretch of each document from which its accounts come; offsets count from `start` */
  evidence: { document: number; start: number; text: string }[];
  /** for each account but the first, why it is linked: its evidence with the likeliest other account */
  linked: { account: number; like: number; evidence: Evidence }[];
  candidates: Candidate[];
  judgements: Judgement[];
  /** incidents that lead here */
  merged: number[];
}

/** /api/documents/ID */
export interface Document extends DocumentRecord {
  content: string;
  extra: Record<string, unknown>;
  spans: { start: number; end: number; field: string; words: string; account: number; incident: number }[];
  told: Account[];
  revisions: {
    id: number;
    sha256: string;
    published: string | null;
    retrieved: string | null;
    here: boolean;
  }[];
  copies: DocumentRecord[];
  bytes: number;
}

/** /api/actors/ID. Days are null where open or not known. */
export interface Actor {
  id: string;
  name: string;
  kind: string | null;
  country: string | null;
  provisional: boolean;
  names: { name: string; first: string | null; last: string | null }[];
  aliases: string[];
  /** all actors of its genealogy, itself too */
  family: { id: string; name: string; first: string | null; last: string | null }[];
  /** renamed_to, merged_into, split_from, part_of, allied_with, led_by; `source` may be a link */
  relations: {
    kind: string;
    from: string;
    to: string;
    to_name: string;
    from_name: string;
    first: string | null;
    last: string | null;
    source: string | null;
  }[];
  incidents: Page<Line>;
  /** claims of responsibility by it ("claimed", "denied") and about it, one line for each way it is said */
  claims: {
    status: string;
    by: string | null;
    party: string;
    incident: number;
    document: number;
    outlet: string;
    published: string | null;
  }[];
}

/** /api/review: what to look at first, and why. */
export interface ReviewItem {
  incident: number;
  account: number | null;
  address: Address | null;
  line: Line;
  /** "toll", "place", "date", "type", "party", "link", "doubt", "account" */
  about: string;
  why: string;
  /** 0 to 1 each; the queue is in order of doubt times harm */
  doubt: number;
  harm: number;
  document: number | null;
  span: Span | null;
}

export interface Release {
  name: string;
  made: string;
  author: string;
  note: string;
  rule: string;
  incidents: number;
  sha256: string;
  formats: string[];
}

/** /api/releases/NAME/difference: what changed since the release before, the first 500 of each kind. */
export interface Difference {
  /** null for the first release */
  from: string | null;
  to: string;
  added: Line[];
  /** `into` is the incident that it was merged into, null where it is told of no more */
  gone: (Line & { into: number | null })[];
  changed: { id: number; line: Line; what: { field: string; before: string; after: string }[] }[];
  /** how many in all; `details` are the same but for claims, words or confidence */
  counts: { added: number; gone: number; changed: number; details: number };
}
