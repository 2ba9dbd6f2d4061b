// A text in paragraphs, cut where marks, lit and chosen words begin and end; each piece knows where it starts.
import type { Offsets } from "../parts/offsets";
import type { Mark } from "./values";

export interface Piece {
  /** in UTF-16 units */
  at: number;
  text: string;
  styles: string;
  /** what stands small behind it */
  label: string;
}

export interface Paragraph {
  titled: boolean;
  pieces: Piece[];
}

interface Range {
  start: number;
  end: number;
}

/** The paragraphs of a text that has something in them; the first is a title, unless the text has none. `chosen`
 *  counts UTF-16 units, `lit` and the marks code points. */
export function stretches(
  offsets: Offsets,
  marks: readonly Mark[],
  chosen: Range | null,
  lit: Range | null,
): Paragraph[] {
  const { text } = offsets;
  const toUnits = (range: Range): Range => ({
    start: offsets.toUnit(range.start),
    end: offsets.toUnit(range.end),
  });
  const marked = marks.map((mark) => ({ ...mark, ...toUnits(mark) }));
  const shown = lit && toUnits(lit);
  const breaks = [...text.matchAll(/\r\n?|[\n\u2028\u2029]/g)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
  const ranges = [...marked, ...breaks, ...(chosen ? [chosen] : []), ...(shown ? [shown] : [])];
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  const ends = new Set(breaks.map(({ start }) => start));

  const found: Paragraph[] = [{ titled: true, pieces: [] }];
  for (const [place, at] of cuts.entries()) {
    const end = cuts[place + 1];
    if (end === undefined) break;
    if (ends.has(at)) {
      found.push({ titled: false, pieces: [] });
      continue;
    }
    const over = (range: Range | null): boolean => range !== null && range.start <= at && range.end >= end;
    const here = marked.filter(over);
    const styles = here.map(({ line }) => line);
    if (over(shown)) styles.push("lit");
    if (over(chosen)) styles.push("chosen");
    const labels = here.filter((mark) => mark.end === end && mark.label).map(({ label }) => label);
    found.at(-1)!.pieces.push({
      at,
      text: text.slice(at, end),
      styles: [...new Set(styles)].join(" "),
      label: [...new Set(labels)].join(" "),
    });
  }
  return found.filter(({ pieces }) => pieces.some((piece) => piece.text.trim()));
}
