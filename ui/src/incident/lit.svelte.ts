// Which values are pointed at, so that a number and the words it stands on light up together.
import { tick } from "svelte";

export class Lit {
  private pointed = $state<readonly string[]>([]);
  /** what was gone to last stays lit, whatever the pointer passes on the way */
  private gone = $state<string | null>(null);
  readonly keys: ReadonlySet<string> = $derived(
    new Set([...this.pointed, ...(this.gone ? [this.gone] : [])]),
  );

  point(keys: readonly string[]): void {
    this.pointed = keys;
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** Go to where a value is shown. */
  async toValue(key: string): Promise<void> {
    this.gone = key;
    await tick();
    reach(document.getElementById(key));
  }

  /** Go to the words that a value stands on: its own before those of who says it. */
  async toWords(key: string): Promise<void> {
    this.gone = key;
    await tick();
    const name = CSS.escape(key);
    reach(
      document.querySelector<HTMLElement>(`[data-marks~="${name}\\:toll"]`) ??
        document.querySelector<HTMLElement>(`[data-marks*="${name}\\:"]`),
    );
  }
}

/** Bring an element into view and give it the focus. In a box that scrolls by itself, the page stays where
 *  it is, as far as the box is in view. */
function reach(element: HTMLElement | null): void {
  if (!element) return;
  const veiled = element.closest("[inert]")?.parentElement?.querySelector("button"); // asks before it shows
  if (veiled) element = veiled;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const box = element.closest<HTMLElement>("[data-scrolls]");
  if (box && box.scrollHeight > box.clientHeight) within(box, element, behavior);
  else element.scrollIntoView({ block: "center", behavior });
  element.focus({ preventScroll: true });
}

function within(box: HTMLElement, element: HTMLElement, behavior: ScrollBehavior): void {
  const around = box.getBoundingClientRect();
  const there = element.getBoundingClientRect();
  const [from, to] = [Math.max(0, around.top), Math.min(innerHeight, around.bottom)];
  const most = box.scrollHeight - box.clientHeight;
  const wanted = box.scrollTop + there.top - (from + Math.max(0, to - from) / 2);
  const top = Math.min(Math.max(0, wanted), most);
  box.scrollTo({ top, behavior });
  const then = there.top - (top - box.scrollTop); // where it will stand
  if (then < 0 || then + there.height > innerHeight) scrollBy({ top: then - innerHeight / 2, behavior });
}
