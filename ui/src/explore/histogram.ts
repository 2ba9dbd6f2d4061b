// The bars of the timeline, drawn by Observable Plot; loaded when there is a timeline to draw.
import { axisX, axisY, gridY, plot, rectY, ruleY } from "@observablehq/plot";
import type { Timeline } from "../types";
import { DAY, number, time } from "./units";

export type Measure = "incidents" | "killed";

export interface Drawn {
  svg: SVGElement;
  /** the moment at a distance in px from the left edge, and the other way round */
  moment: (px: number) => number;
  px: (moment: number) => number;
  left: number;
  right: number;
}

const HEIGHT = 142;
const MARGINS = { marginLeft: 44, marginRight: 2, marginTop: 14, marginBottom: 34 };

/** Bars between two days, `width` px wide in all; those within `chosen` are stronger than the others. */
export function draw(
  timeline: Timeline,
  measure: Measure,
  width: number,
  chosen: { since: number; until: number } | null,
): Drawn {
  const bars = timeline.bars.map((bar) => ({
    from: time(bar.start),
    to: time(bar.end) + DAY,
    value: bar[measure],
  }));
  const domain = [bars[0]!.from, bars.at(-1)!.to];
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  const ticks = most < 4 ? Array.from({ length: most + 1 }, (_, i) => i) : 3; // half an incident is none
  const thick = ((width - 56) * (bars[0]!.to - bars[0]!.from)) / (domain[1]! - domain[0]!);
  const within = (bar: { from: number; to: number }) =>
    chosen === null || (bar.from < chosen.until && bar.to > chosen.since);
  const svg = plot({
    width,
    height: HEIGHT,
    ...MARGINS,
    style: { background: "none", color: "var(--soft)", fontSize: "11px", fontFamily: "var(--sans)" },
    x: { type: "utc", domain: domain.map((moment) => new Date(moment)) },
    y: { domain: [0, most], nice: true },
    marks: [
      gridY({ ticks, stroke: "var(--line)", strokeOpacity: 1 }),
      rectY(bars, {
        x1: (bar) => new Date(bar.from),
        x2: (bar) => new Date(Math.max(bar.to, bar.from + (1.5 * (domain[1]! - domain[0]!)) / width)),
        y: "value",
        insetLeft: thick > 4 ? 0.5 : 0,
        insetRight: thick > 4 ? 0.5 : 0,
        fill: (bar) => (within(bar) ? "var(--accent)" : "var(--border)"),
      }),
      ruleY([0], { stroke: "var(--soft)" }),
      axisX({ ticks: Math.max(2, Math.floor(width / 110)), tickSize: 4, label: null }),
      axisY({ ticks, tickSize: 0, label: null, tickFormat: (value: number) => number(value) }),
    ],
  });
  // what it shows is told in words beside it
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  const x = svg.scale("x")!;
  return {
    svg: svg as unknown as SVGElement,
    moment: (px) => (x.invert!(px) as Date).getTime(),
    px: (moment) => x.apply(new Date(moment)) as number,
    left: MARGINS.marginLeft,
    right: width - MARGINS.marginRight,
  };
}
