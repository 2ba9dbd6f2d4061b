// What waits for review, in the order of doubt and harm; loaded page by page as one comes near its end.
import { get, wentWrong } from "../api";
import type { Page, ReviewItem } from "../types";

const SIZE = 50;
const FAR = 10; // pages that are looked through for the item that the address names

/** What tells an item from all others, in an address; an account keeps it when it moves to another incident. */
export function keyOf({ incident, account, address, about }: ReviewItem): string {
  const on = account === null ? `incident-${incident}` : account;
  return [on, address?.field, address?.claim, about]
    .filter((each) => each !== null && each !== undefined)
    .join(".");
}

export class Queue {
  items = $state.raw<ReviewItem[]>([]);
  total = $state(0);
  loaded = $state(false);
  error = $state("");
  private about = "";
  private busy: AbortController | null = null;

  /** Load the queue about something ("" is all), at least up to the item of a key. */
  async load(about: string, upTo: string | null): Promise<void> {
    if (about !== this.about) {
      this.items = [];
      this.loaded = false;
    }
    this.about = about;
    const already = Math.max(1, Math.ceil(this.items.length / SIZE));
    await this.fetch([], (items, pages) =>
      pages < already ? true : pages < FAR && upTo !== null && !items.some((each) => keyOf(each) === upTo),
    );
  }

  /** Load one page more. */
  async more(): Promise<void> {
    if (this.busy || this.items.length >= this.total) return;
    await this.fetch(this.items, () => false);
  }

  /** Take an item out that was decided. */
  remove(key: string): void {
    const rest = this.items.filter((each) => keyOf(each) !== key);
    this.total -= this.items.length - rest.length;
    this.items = rest;
  }

  private async fetch(
    from: ReviewItem[],
    further: (items: ReviewItem[], pages: number) => boolean,
  ): Promise<void> {
    this.busy?.abort();
    const mine = (this.busy = new AbortController());
    let items = from;
    try {
      for (let pages = 1; ; pages++) {
        const query = new URLSearchParams({ limit: String(SIZE), offset: String(items.length) });
        if (this.about) query.set("about", this.about);
        const page = await get<Page<ReviewItem>>(`/api/review?${query}`, mine.signal);
        const known = new Set(items.map(keyOf)); // the queue may have moved on between two pages
        items = [...items, ...page.items.filter((each) => !known.has(keyOf(each)))];
        this.total = page.total;
        if (page.items.length < SIZE || items.length >= page.total || !further(items, pages)) break;
      }
      this.items = items;
      this.error = "";
      this.loaded = true;
    } catch (error) {
      if (mine.signal.aborted) return;
      this.error = wentWrong(error);
    } finally {
      if (this.busy === mine) this.busy = null;
    }
  }
}
