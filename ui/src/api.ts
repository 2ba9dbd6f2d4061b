// Asking the server: one function for reading, one for changing, and what can go wrong as a plain sentence.

export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail: unknown = null,
  ) {
    super(message);
  }
}

/** What went wrong, as a sentence for whoever waits. */
export function wentWrong(error: unknown): string {
  return error instanceof Refused ? sentence(error.message) : String(error);
}

const sentence = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1).replace(/\.?$/, ".");

/** What is sent along with every change, and for whom; the server gives it with /api/me. */
let guard = "";
let owner = "";

export function setGuard(value: string, name = ""): void {
  guard = value;
  owner = name;
}

/** Read JSON from `path`; `signal` gives up on an answer that is not wanted any more. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, { signal });
  if (response.status === 401) toLogin();
  return answer<T>(response);
}

/** Go and log in, and come back. */
export function toLogin(): void {
  if (location.pathname === "/login") return;
  location.replace(`/login?${new URLSearchParams({ next: location.pathname + location.search })}`);
}

/** Change something: POST, PUT or DELETE with a JSON body. */
export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  const ask = () =>
    reach(path, {
      method,
      headers: { "Content-Type": "application/json", ...(guard && { "X-Recount-Guard": guard }) },
      body: JSON.stringify(body ?? {}),
    });
  const response = await ask();
  if (response.status === 401 && path !== "/api/login")
    throw new Refused(401, "You are not logged in any more. Log in in another tab, then do this again here.");
  return answer<T>(response.status === 403 && (await renewed()) ? await ask() : response);
}

/** Whether there is a newer guard for the same person: the server was started anew, or they logged in again in
 *  another tab. */
async function renewed(): Promise<boolean> {
  const me = (await (await reach("/api/me", {})).json()) as {
    guard: string;
    person: { name: string } | null;
  };
  if (!me.guard || me.guard === guard || (me.person?.name ?? "") !== owner) return false;
  guard = me.guard;
  return true;
}

async function reach(path: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(path, how);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(0, "The server does not answer. Is `recount serve` still running?");
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return body as T;
  const detail = (body as { detail?: unknown } | null)?.detail;
  const said = typeof detail === "string" ? detail : (detail as { message?: string } | undefined)?.message;
  throw new Refused(response.status, said ?? `The server says ${response.status}.`, detail);
}
