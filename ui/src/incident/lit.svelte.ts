// Which values are pointed at, so that a number and the words it stands on light up together.
import { tick } from "svelte";

export class Lit {
  keys = $state<ReadonlySet<string>>(new Set());

  point(keys: string[]): void {
    this.keys = new Set(keys);
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** Go to where a value is shown. */
  async toValue(key: string): Promise<void> {
    this.point([key]);
    await tick();
    reach(document.getElementById(key));
  }

  /** Go to the words that a value stands on. */
  async toWords(key: string): Promise<void> {
    this.point([key]);
    await tick();
    const marks = [...document.querySelectorAll<HTMLElement>(`[data-marks~="${CSS.escape(key)}:toll"]`)];
    const others = [...document.querySelectorAll<HTMLElement>(`[data-marks*="${CSS.escape(key)}:"]`)];
    reach(marks[0] ?? others[0] ?? null);
  }
}

function reach(element: HTMLElement | null): void {
  if (!element) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  element.focus({ preventScroll: true });
}
