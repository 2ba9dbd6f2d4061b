// The incident that is looked at, which can be loaded anew without going away in between.
import { get, wentWrong } from "../api";
import type { Incident } from "../types";

export class Looking {
  incident = $state.raw<Incident | null>(null);
  error = $state("");
  slow = $state(false);
  private id = 0;
  private giveUp: AbortController | null = null;

  /** Show an incident; the one before is gone at once. */
  at(id: number): void {
    if (id !== this.id) this.incident = null;
    this.id = id;
    void this.again();
  }

  /** Load it anew. */
  async again(): Promise<void> {
    this.giveUp?.abort();
    const mine = (this.giveUp = new AbortController());
    const waiting = setTimeout(() => (this.slow = true), 300);
    try {
      const incident = await get<Incident>(`/api/incidents/${this.id}`, mine.signal);
      if (mine.signal.aborted) return;
      this.incident = incident;
      this.error = "";
    } catch (error) {
      if (mine.signal.aborted) return;
      this.error = wentWrong(error);
    } finally {
      clearTimeout(waiting);
      if (this.giveUp === mine) this.slow = false;
    }
  }
}
