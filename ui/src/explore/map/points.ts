// The points of an answer as the map draws them, and the circles within which single ones may lie.
import type { MapPoint } from "../../types";

const KM_OF_A_DEGREE = 111.32;
const CORNERS = 72;
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

/** What a drawn point carries; MapLibre gives it back for the one that is clicked. */
export interface Carried {
  index: number;
  incidents: number;
  precision: number;
  radius: number;
  label: string;
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
        radius: 7.5 + 5 * Math.log10(incidents),
        label: incidents < 10_000 ? String(incidents) : short.format(incidents),
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

const CLOSE = 56; // pixels within which the server gathers points, on a grid over the world
const WORLD = 512; // pixels that the world is wide at zoom 0

/** The cell of that grid in which a point lies: west, south, east and north. */
export function cell([lon, lat]: [number, number], zoom: number): [number, number, number, number] {
  const cells = (WORLD * 2 ** zoom) / CLOSE;
  const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  const column = Math.floor(((lon + 180) / 360) * cells);
  const row = Math.floor(y * cells);
  const latitude = (part: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * part) / cells))) * 180) / Math.PI;
  const longitude = (part: number) => (part / cells) * 360 - 180;
  return [longitude(column), latitude(row + 1), longitude(column + 1), latitude(row)];
}
