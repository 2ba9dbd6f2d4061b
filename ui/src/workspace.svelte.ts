// What all pages share: the ledger that is open, who works on it, and the look.
import { get, setGuard, toLogin, wentWrong } from "./api";

export interface Ledger {
  name: string;
  incidents: number;
  documents: number;
  rules: string[];
  types: { slug: string; family: string }[];
}

export interface Person {
  name: string;
  role: "reader" | "coder" | "editor" | "admin";
}

interface Me {
  team: boolean;
  person: Person | null;
  guard: string;
}

const ROLES = ["reader", "coder", "editor", "admin"];

class Workspace {
  ledger = $state<Ledger | null>(null);
  person = $state<Person | null>(null);
  team = $state(false);
  trouble = $state("");
  look = $state<"light" | "dark">("light");

  constructor() {
    const asked = localStorage.getItem("look");
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    this.look = asked === "dark" || asked === "light" ? asked : dark ? "dark" : "light";
    document.documentElement.dataset.look = this.look;
  }

  async load(): Promise<void> {
    try {
      const me = await get<Me>("/api/me");
      setGuard(me.guard, me.person?.name);
      this.team = me.team;
      this.person = me.person;
      if (me.team && me.person === null) {
        toLogin();
        return;
      }
      this.ledger = await get<Ledger>("/api/ledger");
      this.trouble = "";
    } catch (error) {
      this.trouble = wentWrong(error);
    }
  }

  /** Whether who is here may do what asks for at least that role. */
  may(role: Person["role"]): boolean {
    if (!this.team) return true;
    return this.person !== null && ROLES.indexOf(this.person.role) >= ROLES.indexOf(role);
  }

  turn(): void {
    this.look = this.look === "light" ? "dark" : "light";
    document.documentElement.dataset.look = this.look;
    localStorage.setItem("look", this.look);
  }
}

export const workspace = new Workspace();
