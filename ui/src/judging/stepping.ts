// Choosing words of a text by keyboard: which words there are, and where each key leads. Offsets are UTF-16 units.

export interface Chosen {
  start: number;
  end: number;
  /** the end that moves when a choice is extended; the other one stays */
  back: boolean;
}

export type Step = "next" | "previous" | "forward" | "backward" | "first" | "last";

/** The keys that lead as far in every text; those beside each other depend on its direction. */
export const KEYS: Record<string, Step> = {
  ArrowUp: "backward",
  ArrowDown: "forward",
  Home: "first",
  End: "last",
};

/** The words of a text in order: "al-Waer" is two, "32,000" is one. */
export function wordsIn(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const { segment, index, isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(
    text,
  ))
    if (isWordLike) found.push([index, index + segment.length]);
  return found;
}

/** The choice after a step; with `extend` one end stays where it is. "forward" and "backward" go to the next sentence. */
export function step(
  text: string,
  words: [number, number][],
  from: Chosen | null,
  to: Step,
  extend: boolean,
): Chosen | null {
  if (words.length === 0) return null;
  if (!from)
    return one(words, to === "last" || to === "previous" || to === "backward" ? words.length - 1 : 0);
  const first = nearest(words, from.start);
  const last = Math.max(first, nearest(words, from.end - 1));
  const moving = from.back ? first : last;
  const fixed = from.back ? last : first;
  const target = Math.min(words.length - 1, Math.max(0, lead(text, words, moving, to)));
  return extend ? between(words, fixed, target) : one(words, target);
}

/** The choice with one end moved by a letter, as far as something stays chosen. */
export function nudge(
  text: string,
  from: Chosen,
  by: 1 | -1,
  end: "start" | "end" = from.back ? "start" : "end",
): Chosen {
  const unit = from[end];
  const near = text.codePointAt(by === 1 ? unit : Math.max(0, unit - 2)) ?? 0;
  const moved = unit + by * (near > 0xffff ? 2 : 1);
  const next = { ...from, [end]: Math.min(text.length, Math.max(0, moved)) };
  return next.start < next.end ? next : from;
}

/** The choice from one unit to another, grown to whole words; of a mere point the word there, null between words. */
export function grown(words: [number, number][], start: number, end: number): Chosen | null {
  const touched = words.filter(([from, to]) =>
    start === end ? from <= start && to > start : from < end && to > start,
  );
  const [head, tail] = [touched[0], touched.at(-1)];
  return head && tail ? { start: head[0], end: tail[1], back: false } : null;
}

function lead(text: string, words: [number, number][], at: number, to: Step): number {
  switch (to) {
    case "next":
      return at + 1;
    case "previous":
      return at - 1;
    case "first":
      return 0;
    case "last":
      return words.length - 1;
    case "forward": {
      const found = words.findIndex((_, k) => k > at && begins(text, words, k));
      return found === -1 ? words.length - 1 : found;
    }
    case "backward":
      for (let k = at - 1; k > 0; k--) if (begins(text, words, k)) return k;
      return 0;
  }
}

/** Whether a sentence or a line begins with that word. */
function begins(text: string, words: [number, number][], k: number): boolean {
  const [before, here] = [words[k - 1], words[k]];
  return !before || !here || /[.!?\n。！？؟।]/.test(text.slice(before[1], here[0]));
}

function one(words: [number, number][], at: number): Chosen {
  return between(words, at, at);
}

function between(words: [number, number][], fixed: number, moving: number): Chosen {
  const [low, high] = [Math.min(fixed, moving), Math.max(fixed, moving)];
  return { start: words[low]?.[0] ?? 0, end: words[high]?.[1] ?? 0, back: moving < fixed };
}

/** The word that a unit lies in, or the last one before it. */
function nearest(words: [number, number][], unit: number): number {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((words[middle]?.[0] ?? 0) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}
