// The reasons that were given last in this browser, offered again.
const KEY = "reasons";
const MOST = 9;

class Reasons {
  last = $state<string[]>(read());

  /** Remember a reason as the last one used. */
  add(reason: string): void {
    this.last = [reason, ...this.last.filter((each) => each !== reason)].slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(this.last));
  }
}

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch {
    return []; // whatever else has written there
  }
}

export const reasons = new Reasons();
