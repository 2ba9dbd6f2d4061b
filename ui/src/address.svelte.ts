// The address bar as state: every page reads what it shows from here, and changes it only through here.

const REST = 150; // ms without scrolling after which the place is kept
const PATIENCE = 2000; // ms that a page has to be there again before its place is given up

class Address {
  path = $state(location.pathname);
  query = $state(new URLSearchParams(location.search));

  private resting: ReturnType<typeof setTimeout> | undefined;
  private returning = 0; // the frame in which the place is looked for again; 0 when it is not

  constructor() {
    history.scrollRestoration = "manual"; // a page that is fetched first is too short when the browser tries
    addEventListener("popstate", () => {
      clearTimeout(this.resting);
      this.read();
      this.comeBack(location.hash ? null : 0);
    });
    addEventListener("scroll", () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.keepPlace(), REST);
    });
    addEventListener("pagehide", () => this.keepPlace());
    for (const kind of ["wheel", "touchstart", "pointerdown", "keydown"])
      addEventListener(kind, () => this.stay(), { passive: true, capture: true });
    this.comeBack(null);
    document.addEventListener("click", (event) => this.follow(event));
  }

  /** Go to another page of the workspace. */
  go(to: string): void {
    this.keepPlace();
    this.stay();
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
    if (remember) {
      this.keepPlace();
      history.pushState({ scroll: scrollY }, "", to);
    } else history.replaceState(history.state, "", to);
    this.query = query;
  }

  /** Keep how far down one is, for when one comes back. */
  private keepPlace(): void {
    clearTimeout(this.resting);
    if (!this.returning) history.replaceState({ scroll: Math.round(scrollY) }, "");
  }

  /** Go to where one was, as soon as the page is long enough; `otherwise` where that was not kept. */
  private comeBack(otherwise: number | null): void {
    this.stay();
    const place = (history.state as { scroll?: number } | null)?.scroll ?? otherwise;
    if (place === null) return;
    const end = performance.now() + PATIENCE;
    const look = (): void => {
      const room = document.documentElement.scrollHeight - innerHeight;
      if (room >= place && Math.abs(scrollY - place) > 1) scrollTo({ top: place, behavior: "instant" });
      this.returning = performance.now() < end ? requestAnimationFrame(look) : 0;
    };
    this.returning = requestAnimationFrame(look);
  }

  /** Whoever does something meanwhile stays where they are. */
  private stay(): void {
    cancelAnimationFrame(this.returning);
    this.returning = 0;
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
