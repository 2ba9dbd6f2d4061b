// The points of an answer as the map draws them, and the circles within which single ones may lie.
import { number } from "../../parts/said";
import type { MapPoint } from "../../types";

const KM_OF_A_DEGREE = 111.32;
const CORNERS = 72;
const CLOSE = 56; // pixels within which the server gathers points, on a grid over the world
const WORLD = 512; // pixels that the world is wide at zoom 0
const OVERLAP = 0.85; // of two radii: points that are closer than this would hide each other
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** What a drawn point carries; MapLibre gives it back for the one that is clicked. */
export interface Carried {
  index: number;
  incidents: number;
  precision: number;
  radius: number;
  label: string;
}

/** How large a point of so many incidents is drawn, in px. */
export const radius = (incidents: number): number => (incidents > 1 ? 7.5 + 5 * Math.log10(incidents) : 5);

/** A point that stands for others, which would lie over each other. */
export interface Gathered extends MapPoint {
  parts: MapPoint[];
}

/** The points without those that would hide each other at a zoom: the largest take in what they cover. */
export function gathered(points: MapPoint[], zoom: number): Gathered[] {
  const scale = WORLD * 2 ** zoom;
  const found: { x: number; y: number; incidents: number; parts: MapPoint[] }[] = [];
  const descending = [...points].sort((a, b) => b.properties.incidents - a.properties.incidents);
  for (const point of descending) {
    const { incidents } = point.properties;
    const [x, y] = flat(point.geometry.coordinates);
    const over = found.find((one) => {
      const away = Math.hypot(one.x - x, one.y - y) * scale;
      return away < OVERLAP * (radius(one.incidents) + radius(incidents));
    });
    if (!over) {
      found.push({ x, y, incidents, parts: [point] });
      continue;
    }
    const all = over.incidents + incidents;
    over.x += ((x - over.x) * incidents) / all;
    over.y += ((y - over.y) * incidents) / all;
    over.incidents = all;
    over.parts.push(point);
  }
  return found.map(({ x, y, incidents, parts }) =>
    parts.length === 1 ? { ...parts[0]!, parts } : together(parts, unflat([x, y]), incidents),
  );
}

function together(parts: MapPoint[], coordinates: [number, number], incidents: number): Gathered {
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates },
    properties: {
      incidents,
      killed: parts.reduce((sum, { properties }) => sum + properties.killed, 0),
      id: null,
      place: null,
      precision: Math.max(...parts.map(({ properties }) => properties.precision)),
      extent_km: 0,
    },
    parts,
  };
}

/** The points, with the size and the number of those that are several. */
export function drawn(points: MapPoint[]): GeoJSON.FeatureCollection<GeoJSON.Point, Carried> {
  return {
    type: "FeatureCollection",
    features: points.map(({ geometry, properties: { incidents, precision } }, index) => ({
      type: "Feature",
      geometry,
      properties: {
        index,
        incidents,
        precision,
        radius: radius(incidents),
        label: incidents < 10_000 ? number(incidents) : short.format(incidents).replace("K", "k"),
      },
    })),
  };
}

/** The circles of the single ones whose place is not exact. */
export function extents(points: MapPoint[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: points
      .filter(
        ({ properties }) => properties.id !== null && properties.precision > 1 && properties.extent_km > 0,
      )
      .map(({ geometry, properties: { extent_km, precision } }) => ({
        type: "Feature",
        geometry: circle(geometry.coordinates, extent_km),
        properties: { precision },
      })),
  };
}

/** All places at a distance in km from a point, closed to an area. */
export function circle([lon, lat]: [number, number], km: number): GeoJSON.Polygon {
  const high = km / KM_OF_A_DEGREE;
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / CORNERS;
    const y = Math.max(-85, Math.min(85, lat + high * Math.sin(angle)));
    return [lon + (high * Math.cos(angle)) / Math.cos((y * Math.PI) / 180), y];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** West, south, east and north of all points, with their extents up to `widest` km; null where there is none. */
export function bounds(points: MapPoint[], widest = 150): [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry, properties } of points) {
    const [lon, lat] = geometry.coordinates;
    const reach = Math.min(properties.extent_km, widest) / KM_OF_A_DEGREE;
    [west, east] = [Math.min(west, lon - reach), Math.max(east, lon + reach)];
    [south, north] = [Math.min(south, lat - reach), Math.max(north, lat + reach)];
  }
  return west < Infinity
    ? [Math.max(-180, west), Math.max(-80, south), Math.min(180, east), Math.min(83, north)]
    : null;
}

/** The cell of the server's grid in which a point lies: west, south, east and north. */
export function cell(point: [number, number], zoom: number): [number, number, number, number] {
  const cells = (WORLD * 2 ** zoom) / CLOSE;
  const [column, row] = flat(point).map((part) => Math.floor(part * cells)) as [number, number];
  const [west, north] = unflat([column / cells, row / cells]);
  const [east, south] = unflat([(column + 1) / cells, (row + 1) / cells]);
  return [west, south, east, north];
}

/** Longitude and latitude on the map's face, both from 0 to 1, from the north-west. */
function flat([lon, lat]: [number, number]): [number, number] {
  return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
}

function unflat([x, y]: [number, number]): [number, number] {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}
