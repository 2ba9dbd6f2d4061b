// A text with marks that may overlap, as paragraphs of segments under each of which the same marks lie.
import type { Mark } from "./kinds";
import { Offsets } from "./offsets";

export interface Segment {
  text: string;
  marks: Mark[];
  /** those of the marks that end with this segment */
  ends: Mark[];
}

/** The paragraphs of a text, without the empty ones. Marks outside the text are cut to it or left out. */
export function paragraphs(text: string, marks: readonly Mark[]): Segment[][] {
  const offsets = new Offsets(text);
  const inside = marks
    .map((mark) => ({ mark, start: Math.max(0, mark.start), end: Math.min(offsets.length, mark.end) }))
    .filter(({ start, end }) => start < end)
    .map(({ mark, start, end }) => ({ mark, start: offsets.toUnit(start), end: offsets.toUnit(end) }));
  const breaks = [...text.matchAll(/\r\n?|[\n\u2028\u2029]/g)].flatMap((found) => [
    found.index,
    found.index + found[0].length,
  ]);
  const cuts = [...new Set([0, text.length, ...breaks, ...inside.flatMap(({ start, end }) => [start, end])])];
  cuts.sort((a, b) => a - b);

  const found: Segment[][] = [[]];
  for (const [place, start] of cuts.entries()) {
    const end = cuts[place + 1];
    if (end === undefined) break;
    const here = text.slice(start, end);
    if (/^[\r\n\u2028\u2029]+$/.test(here)) {
      found.push([]);
      continue;
    }
    const over = inside.filter((each) => each.start <= start && each.end >= end);
    found.at(-1)!.push({
      text: here,
      marks: over.map(({ mark }) => mark),
      ends: over.filter((each) => each.end === end).map(({ mark }) => mark),
    });
  }
  return found.filter((paragraph) => paragraph.some((segment) => segment.text.trim()));
}
