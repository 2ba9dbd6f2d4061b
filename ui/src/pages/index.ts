// Which page an address shows; each is loaded when it is asked for.
import type { Component } from "svelte";

interface Found {
  load: () => Promise<{ default: Component<any> }>;
  given: Record<string, string>;
}

const PAGES: [RegExp, Found["load"]][] = [
  [/^\/$/, () => import("./Explore.svelte")],
  [/^\/incidents\/(?<id>\d+)$/, () => import("./Incident.svelte")],
  [/^\/documents$/, () => import("./Documents.svelte")],
  [/^\/documents\/(?<id>\d+)$/, () => import("./Document.svelte")],
  [/^\/actors$/, () => import("./Actors.svelte")],
  [/^\/actors\/(?<id>.+)$/, () => import("./Actor.svelte")],
  [/^\/review$/, () => import("./Review.svelte")],
  [/^\/coding$/, () => import("./Codings.svelte")],
  [/^\/coding\/agreement$/, () => import("./Agreement.svelte")],
  [/^\/coding\/pairs\/(?<id>\d+)$/, () => import("./Pair.svelte")],
  [/^\/coding\/(?<id>\d+)$/, () => import("./Coding.svelte")],
  [/^\/codebook$/, () => import("./Codebook.svelte")],
  [/^\/releases$/, () => import("./Releases.svelte")],
  [/^\/login$/, () => import("./Login.svelte")],
  [/^\/account$/, () => import("./AccountPage.svelte")],
];

export function find(path: string): Found {
  for (const [pattern, load] of PAGES) {
    const found = pattern.exec(path);
    if (found) {
      const given = Object.entries(found.groups ?? {}).map(([key, value]) => [
        key,
        decodeURIComponent(value),
      ]);
      return { load, given: Object.fromEntries(given) };
    }
  }
  return { load: () => import("./Nowhere.svelte"), given: {} };
}
