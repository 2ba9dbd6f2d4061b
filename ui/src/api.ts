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

/** Who is logged in sends this along with every change; the server gives it with /api/me. */
let guard = "";

export function setGuard(value: string): void {
  guard = value;
}

/** Read JSON from `path`; `signal` gives up on an answer that is not wanted any more. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return answer<T>(await reach(path, { signal }));
}

/** Change something: POST, PUT or DELETE with a JSON body. */
export async function send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (guard) headers["X-Recount-Guard"] = guard;
  return answer<T>(await reach(path, { method, headers, body: JSON.stringify(body ?? {}) }));
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
