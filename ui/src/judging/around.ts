// The words that stand around a span, from the stretch of text that an incident brings along.
import { Offsets } from "../parts/offsets";
import type { Incident, Span } from "../types";

const NEAR = 70; // letters on each side

/** What stands before and behind a span of a document, cut at words; empty where the text is not at hand. */
export function around(incident: Incident, document: number, span: Span): { before: string; after: string } {
  const stretch = incident.evidence.find((each) => each.document === document);
  if (!stretch || span.start < stretch.start) return { before: "", after: "" };
  const offsets = new Offsets(stretch.text);
  const [start, end] = [offsets.toUnit(span.start - stretch.start), offsets.toUnit(span.end - stretch.start)];
  const head = stretch.text.slice(0, start).split("\n").at(-1) ?? "";
  const tail = stretch.text.slice(end).split("\n")[0] ?? "";
  return {
    before: head.length > NEAR ? `… ${head.slice(-NEAR).replace(/^\S*\s/, "")}` : head,
    after: tail.length > NEAR ? `${tail.slice(0, NEAR).replace(/\s\S*$/, "")} …` : tail,
  };
}
