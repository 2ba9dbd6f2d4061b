// Offsets of spans count Unicode code points, as the server's do; strings here count UTF-16 units. This converts.

/** The offsets of one text. Where no character lies beyond U+FFFF both counts are the same, and nothing is done. */
export class Offsets {
  /** The units at which characters of two units start, in order. */
  private readonly pairs: number[] = [];

  constructor(readonly text: string) {
    for (const found of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) this.pairs.push(found.index);
  }

  /** How many code points the text has. */
  get length(): number {
    return this.text.length - this.pairs.length;
  }

  /** The unit at which the code point of that offset starts. */
  toUnit(point: number): number {
    // the pair at place k of the list is code point pairs[k] - k
    return point + count(this.pairs.length, (k) => (this.pairs[k] ?? 0) - k < point);
  }

  /** The offset of the code point that starts at that unit; within a pair, of the pair. */
  toPoint(unit: number): number {
    return unit - count(this.pairs.length, (k) => (this.pairs[k] ?? 0) < unit);
  }

  /** The words from one code point to another. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnit(start), this.toUnit(end));
  }
}

/** How many of the numbers from 0 up to `many` fit, where those that fit come first. */
function count(many: number, fits: (k: number) => boolean): number {
  let low = 0;
  let high = many;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
