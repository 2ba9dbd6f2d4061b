// Who codes: in a team who is logged in, else the name that was last given in this browser.
import { workspace } from "../workspace.svelte";

const KEY = "coder";

class Who {
  private own = $state(localStorage.getItem(KEY) ?? "");

  get name(): string {
    return workspace.team ? (workspace.person?.name ?? "") : this.own;
  }

  set name(name: string) {
    this.own = name.trim().replace(/\s+/g, " ");
    localStorage.setItem(KEY, this.own);
  }

  /** Whether a name is theirs. */
  is(name: string): boolean {
    return fold(name) === fold(this.name);
  }

  /** An address of the API, asked under their name. */
  path(address: string): string {
    return workspace.team ? address : `${address}?coder=${encodeURIComponent(this.name)}`;
  }
}

const fold = (name: string): string => name.trim().replace(/\s+/g, " ").normalize("NFKC").toLowerCase();

export const who = new Who();
