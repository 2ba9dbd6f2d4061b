// How the map is drawn: layers over the base map's sources and over the points, in given colours.
import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { Base } from "./base";
import type { Colours } from "./colours";

const NOTHING: GeoJSON.FeatureCollection = { type: "FeatureCollection", features: [] };
// drawn with the fonts of whoever looks: no glyphs are fetched
const FONT = ["Noto Sans, system-ui, Roboto, Segoe UI, sans-serif"];
const BOLD = ["Noto Sans Bold, system-ui, Roboto, Segoe UI, sans-serif"];

const json = (data: GeoJSON.GeoJSON): SourceSpecification => ({ type: "geojson", data });

/** The whole style. Points and extents are empty sources, to be filled when an answer has come. */
export function style(base: Base, colours: Colours): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(Object.entries(base).map(([name, data]) => [name, json(data)])),
      extents: { type: "geojson", data: NOTHING, tolerance: 0 }, // else circles get corners
      points: json(NOTHING),
      pointed: json(NOTHING),
    },
    layers: layers(colours),
  };
}

/** The layers, from the bottom up. */
export function layers(c: Colours): LayerSpecification[] {
  return [...baseLayers(c), ...extentLayers(c), ...pointLayers(c)];
}

function baseLayers(c: Colours): LayerSpecification[] {
  const name = { "text-color": c.soft, "text-halo-color": c.land, "text-halo-width": 1.2 };
  return [
    { id: "water", type: "background", paint: { "background-color": c.water } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land, "fill-antialias": true } },
    {
      id: "rivers",
      type: "line",
      source: "rivers",
      minzoom: 2.5,
      filter: ["<=", ["get", "from"], ["+", ["zoom"], 1]],
      paint: {
        "line-color": c.water,
        "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.8, 8, 2.2],
      },
    },
    { id: "lakes", type: "fill", source: "lakes", paint: { "fill-color": c.water } },
    {
      id: "coast",
      type: "line",
      source: "coast",
      paint: { "line-color": c.border, "line-width": 0.6 },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: {
        "line-color": c.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.7, 6, 1.5],
      },
    },
    {
      id: "disputed",
      type: "line",
      source: "disputed",
      minzoom: 3,
      paint: { "line-color": c.border, "line-width": 1.2, "line-dasharray": [3, 2] },
    },
    {
      id: "countries",
      type: "symbol",
      source: "countries",
      filter: ["<=", ["get", "from"], ["zoom"]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10.5, 6, 14],
        "text-letter-spacing": 0.06,
        "text-max-width": 7,
        "symbol-sort-key": ["get", "order"],
      },
      paint: name,
    },
    {
      id: "town-dots",
      type: "circle",
      source: "towns",
      minzoom: 3.5,
      filter: ["<=", ["get", "from"], ["zoom"]],
      paint: { "circle-radius": 1.5, "circle-color": c.soft, "circle-opacity": 0.7 },
    },
    {
      id: "towns",
      type: "symbol",
      source: "towns",
      minzoom: 3.5,
      filter: ["<=", ["get", "from"], ["zoom"]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 11,
        // beside its dot, or where a circle covers that, beside the circle
        "text-variable-anchor-offset": [
          ...["left", [0.45, 0], "right", [-0.45, 0], "left", [2, 0], "right", [-2, 0]],
          ...["top", [0, 1.8], "bottom", [0, -1.8]],
        ] as never,
        "text-max-width": 8,
        "symbol-sort-key": ["get", "order"],
      },
      paint: name,
    },
  ];
}

/** Where an incident may lie, in true scale; the wider, the fainter, and a country only as a dashed line. */
function extentLayers(c: Colours): LayerSpecification[] {
  const vague = ["==", ["get", "precision"], 6] as never;
  return [
    {
      id: "extent-fill",
      type: "fill",
      source: "extents",
      filter: ["!", vague],
      paint: { "fill-color": c.accent, "fill-opacity": 0.05 },
    },
    {
      id: "extent-line",
      type: "line",
      source: "extents",
      filter: ["!", vague],
      paint: {
        "line-color": c.accent,
        "line-width": 1,
        "line-opacity": ["interpolate", ["linear"], ["get", "precision"], 2, 0.75, 5, 0.35],
      },
    },
    {
      id: "extent-vague",
      type: "line",
      source: "extents",
      filter: vague,
      paint: { "line-color": c.accent, "line-width": 1, "line-opacity": 0.3, "line-dasharray": [2, 4] },
    },
  ];
}

/** One incident is a dot, or a ring where its place is not exact; several are a circle with their number. */
function pointLayers(c: Colours): LayerSpecification[] {
  const several = [">", ["get", "incidents"], 1] as never;
  const exact = ["<=", ["get", "precision"], 1] as never;
  return [
    {
      id: "ones",
      type: "circle",
      source: "points",
      filter: ["!", several],
      paint: {
        "circle-radius": 4.5,
        "circle-color": ["case", exact, c.accent, c.paper],
        "circle-stroke-color": ["case", exact, c.paper, c.accent],
        "circle-stroke-width": ["case", exact, 1, 1.75],
      },
    },
    {
      id: "several",
      type: "circle",
      source: "points",
      filter: several,
      layout: { "circle-sort-key": ["get", "incidents"] },
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": c.accent,
        "circle-opacity": 0.9,
        "circle-stroke-color": c.paper,
        "circle-stroke-width": 1,
      },
    },
    {
      id: "numbers",
      type: "symbol",
      source: "points",
      filter: several,
      layout: {
        "text-field": ["get", "label"],
        "text-font": BOLD,
        "text-size": ["interpolate", ["linear"], ["get", "radius"], 10, 11, 30, 14],
        "text-allow-overlap": true,
        "text-padding": 9,
        "symbol-sort-key": ["get", "incidents"],
      },
      paint: { "text-color": c.paper },
    },
    {
      id: "pointed",
      type: "circle",
      source: "pointed",
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": c.paper,
        "circle-opacity": 0,
        "circle-stroke-color": c.ink,
        "circle-stroke-width": 2,
      },
    },
  ];
}
