// Words of a document with what stands around them, for quotes that say too little alone.
import { Offsets } from "../parts/offsets";
import type { Incident, Span } from "../types";

export interface InContext {
  before: string;
  words: string;
  after: string;
}

const AROUND = 90; // characters on either side, at the most

/** The words of a span with the rest of their sentence, as far as it is near. */
export function inContext(evidence: Incident["evidence"], document: number, span: Span): InContext {
  const found = evidence.find(
    (each) =>
      each.document === document && each.start <= span.start && span.start < each.start + each.text.length,
  );
  if (!found) return { before: "", words: span.words, after: "" };
  const text = new Offsets(found.text);
  const start = text.toUnit(span.start - found.start);
  const end = text.toUnit(span.end - found.start);
  return {
    before: back(found.text.slice(Math.max(0, start - AROUND), start), start > AROUND),
    words: found.text.slice(start, end),
    after: on(found.text.slice(end, end + AROUND), end + AROUND < found.text.length),
  };
}

const SENTENCE = /[.!?؟。]["”’)]*\s+|[\r\n]+/gu;

/** From the last sentence's start; where that is further off, from a whole word on. */
function back(text: string, cut: boolean): string {
  const ends = [...text.matchAll(SENTENCE)];
  const last = ends.at(-1);
  if (last) return text.slice(last.index + last[0].length);
  return cut ? `… ${text.slice(text.search(/\s\S/) + 1)}` : text;
}

/** Up to the sentence's end; where that is further off, up to a whole word. */
function on(text: string, cut: boolean): string {
  const end = /[.!?؟。]["”’)]*(?=\s|$)|(?=[\r\n])/u.exec(text);
  if (end && end.index + end[0].length < text.length) return text.slice(0, end.index + end[0].length);
  return cut ? `${text.slice(0, Math.max(0, text.search(/\s\S*$/)))} …` : text;
}
