// What actors that are asked for are called: the address holds their ids only.
import { get } from "../api";
import type { Count } from "../types";

class Names {
  private readonly known = $state<Record<string, string>>({});
  private readonly asked = new Set<string>();

  know(id: string, name: string): void {
    if (this.known[id] !== name) this.known[id] = name;
  }

  learn(items: Count[]): void {
    for (const item of items) this.know(item.value, item.name);
  }

  /** The actor's name, or its id until the name has come: call `fetch` to have it come. */
  of(id: string): string {
    return this.known[id] ?? id;
  }

  /** Ask for the names of those that are not known yet. */
  fetch(ids: string[]): void {
    for (const id of ids) {
      if (id in this.known || this.asked.has(id)) continue;
      this.asked.add(id);
      get<{ name: string }>(`/api/actors/${encodeURIComponent(id)}?limit=1`).then(
        (actor) => this.know(id, actor.name),
        () => undefined, // its id is shown then
      );
    }
  }
}

export const names = new Names();
