// The bounds that the words of a toll give: "at least 32 people" is 32 or more.

export interface Bounds {
  low: number | null;
  high: number | null;
  approximate: boolean;
}

// what may stand right before a number, and what it makes of it; the longer before what they end with
const BEFORE: [RegExp, (count: number) => Partial<Bounds>][] = [
  [
    /\b(about|around|some|roughly|approximately|an estimated|nearly|almost|circa)$/,
    () => ({ approximate: true }),
  ],
  [/\b(no|not) (fewer|less) than$/, (count) => ({ low: count, high: null })],
  [/\b(no|not) more than$/, (count) => ({ low: null, high: count })],
  [/\b(at least|a minimum of)$/, (count) => ({ low: count, high: null })],
  [/\b(more than|over|upwards of)$/, (count) => ({ low: count + 1, high: null })],
  [/\b(up to|as many as|at most|a maximum of)$/, (count) => ({ low: null, high: count })],
  [/\b(fewer than|less than|under)$/, (count) => ({ low: null, high: Math.max(0, count - 1) })],
];

const BEHIND: [RegExp, (count: number) => Partial<Bounds>][] = [
  [/^or more\b/, (count) => ({ low: count, high: null })],
  [/^or (fewer|less)\b/, (count) => ({ low: null, high: count })],
  [/^or so\b/, () => ({ approximate: true })],
];

/** The bounds of words that hold just one number in digits; none of others. `before` is the text that leads
 *  up to them. */
export function boundsIn(words: string, before = ""): Bounds {
  const none: Bounds = { low: null, high: null, approximate: false };
  const found = [...words.matchAll(/\d[\d,.\u00a0\u202f]*/g)];
  const [only] = found;
  if (!only || found.length > 1) return none;
  const digits = only[0].replace(/[.,\u00a0\u202f](?=\d{3}(\D|$))/g, "").replace(/\D+$/, "");
  if (!/^\d{1,9}$/.test(digits)) return none;
  const count = Number(digits);
  const bounds: Bounds = { low: count, high: count, approximate: false };
  let ahead = flat(before + words.slice(0, only.index));
  for (let more = true; more;) {
    more = false;
    for (const [pattern, meaning] of BEFORE) {
      if (!pattern.test(ahead)) continue;
      Object.assign(bounds, meaning(count));
      ahead = ahead.replace(pattern, "").trimEnd();
      more = true;
      break;
    }
  }
  const behind = flat(words.slice(only.index + only[0].length));
  for (const [pattern, meaning] of BEHIND) if (pattern.test(behind)) Object.assign(bounds, meaning(count));
  return bounds;
}

const flat = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
