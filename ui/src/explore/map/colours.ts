// The colours of the map, read from the page's own, which change with the look.
export interface Colours {
  water: string;
  land: string;
  border: string;
  soft: string;
  ink: string;
  paper: string;
  accent: string;
}

/** Those of the look that the page has now. */
export function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    water: of("water"),
    land: of("land"),
    border: of("border"),
    soft: of("soft"),
    ink: of("ink"),
    paper: of("paper"),
    accent: of("accent"),
  };
}
