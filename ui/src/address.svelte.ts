// The address bar as state: every page reads what it shows from here, and changes it only through here.

class Address {
  path = $state(location.pathname);
  query = $state(new URLSearchParams(location.search));

  constructor() {
    addEventListener("popstate", () => this.read());
    document.addEventListener("click", (event) => this.follow(event));
  }

  /** Go to another page of the workspace. */
  go(to: string): void {
    history.pushState(null, "", to);
    this.read();
    scrollTo(0, 0);
  }

  /** Change some of the query; null and "" take a key away, a list gives a key several times.
   *  `remember` makes it a step for the back button. */
  set(changes: Record<string, string | string[] | null>, remember = true): void {
    const query = new URLSearchParams(this.query);
    for (const [key, value] of Object.entries(changes)) {
      query.delete(key);
      for (const each of value === null ? [] : [value].flat()) if (each !== "") query.append(key, each);
    }
    const text = query.toString();
    if (text === this.query.toString()) return;
    const to = this.path + (text ? `?${text}` : "");
    if (remember) history.pushState(null, "", to);
    else history.replaceState(null, "", to);
    this.query = query;
  }

  private read(): void {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  /** Links within the workspace change the page without loading it anew. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest?.("a");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || to.pathname.startsWith("/api/")) return;
    if (to.hash && to.pathname === location.pathname) return; // within the page
    event.preventDefault();
    this.go(to.pathname + to.search + to.hash);
  }
}

export const address = new Address();
