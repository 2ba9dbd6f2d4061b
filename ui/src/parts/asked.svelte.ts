// An answer of the server that follows what is asked: a newer question gives up on the one before.
import { get, wentWrong } from "../api";

const SLOW = 300; // ms after which a page says that it waits

export class Asked<T> {
  /** The last answer; it stays while a newer question is on its way. */
  value = $state.raw<T | null>(null);
  error = $state("");
  /** Whether an answer is awaited for so long that one should say so. */
  waiting = $state(false);

  /** Ask for `path()` whenever it changes, after `pause` ms without a change; null asks for nothing.
   *  To be made while a component starts, with which it ends. */
  constructor(path: () => string | null, pause = 0) {
    const wanted = $derived.by(path);
    $effect(() => {
      if (wanted === null) return;
      return this.ask(wanted, pause);
    });
  }

  private ask(path: string, pause: number): () => void {
    const giveUp = new AbortController();
    const slow = setTimeout(() => (this.waiting = true), SLOW + pause);
    const start = setTimeout(async () => {
      try {
        const value = await get<T>(path, giveUp.signal);
        if (giveUp.signal.aborted) return;
        this.value = value;
        this.error = "";
      } catch (error) {
        if (giveUp.signal.aborted) return;
        this.error = wentWrong(error);
      }
      clearTimeout(slow);
      this.waiting = false;
    }, pause);
    return () => {
      giveUp.abort();
      clearTimeout(start);
      clearTimeout(slow);
      this.waiting = false;
    };
  }
}
