// The base map, from Natural Earth: land, borders, water and names, as sources for the map.
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json?url";
import labels from "./labels.json?url";
import water from "./water.json?url";

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
type Water = Topology<Record<"rivers" | "lakes" | "disputed", GeometryCollection<{ from: number }>>>;
interface Labels {
  /** name, longitude, latitude, size in square degrees; the largest first */
  countries: [string, number, number, number][];
  /** name, longitude, latitude, thousands of people; the largest first */
  towns: [string, number, number, number][];
}
export type Base = Record<
  "land" | "borders" | "coast" | "rivers" | "lakes" | "disputed" | "countries" | "towns",
  GeoJSON.GeoJSON
>;

/** Load and unpack it. */
export async function load(signal: AbortSignal): Promise<Base> {
  const read = async <T>(url: string) => (await fetch(url, { signal })).json() as Promise<T>;
  const [world, wet, named] = await Promise.all([
    read<Atlas>(atlas),
    read<Water>(water),
    read<Labels>(labels),
  ]);
  const { countries, land } = world.objects;
  return {
    land: runningOn(feature(world, land)),
    borders: runningOn(mesh(world, countries as never, (a, b) => a !== b)),
    coast: runningOn(mesh(world, countries as never, (a, b) => a === b)),
    rivers: feature(wet, wet.objects.rivers),
    lakes: feature(wet, wet.objects.lakes),
    disputed: feature(wet, wet.objects.disputed),
    countries: points(named.countries, ([, , , size]) => ({ from: startOf(size) })),
    towns: points(named.towns, ([, , , people]) => ({ from: townFrom(people), people })),
  };
}

function points(
  rows: [string, number, number, number][],
  more: (row: [string, number, number, number]) => Record<string, number>,
): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: rows.map((row, order) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [row[1], row[2]] },
      properties: { name: row[0], order, ...more(row) },
    })),
  };
}

/** The zoom from which a country's name has room. */
function startOf(size: number): number {
  return Math.max(0, 4.7 - Math.log2(Math.sqrt(size) + 0.3));
}

/** The zoom from which a town of so many thousand people is named. */
function townFrom(people: number): number {
  if (people >= 3000) return 3.5;
  if (people >= 1000) return 4.5;
  if (people >= 300) return 5.5;
  return people >= 100 ? 6.5 : 7.5;
}

/** The same with every line running on beyond 180 degrees instead of leaping to the other edge of the world;
 *  MapLibre draws what lies beyond at that other edge. */
function runningOn<T extends GeoJSON.GeoJSON>(shape: T): T {
  if (shape.type === "FeatureCollection")
    return { ...shape, features: shape.features.map((each) => runningOn(each)) };
  if (shape.type === "Feature") return { ...shape, geometry: runningOn(shape.geometry) };
  if (shape.type === "MultiLineString") return { ...shape, coordinates: shape.coordinates.map(on) };
  if (shape.type === "Polygon") return { ...shape, coordinates: shape.coordinates.map(around) };
  if (shape.type === "MultiPolygon")
    return { ...shape, coordinates: shape.coordinates.map((rings) => rings.map(around)) };
  return shape;
}

function on(line: GeoJSON.Position[]): GeoJSON.Position[] {
  let turns = 0;
  return line.map(([lon = 0, lat = 0], i) => {
    const step = lon - (line[i - 1]?.[0] ?? lon);
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [lon + 360 * turns, lat];
  });
}

/** A ring that goes round the whole world, as Antarctica's does, is closed at the pole. */
function around(ring: GeoJSON.Position[]): GeoJSON.Position[] {
  const line = on(ring);
  const [first, last] = [line[0]![0]!, line.at(-1)![0]!];
  return Math.abs(last - first) < 180 ? line : [...line, [last, -90], [first, -90], line[0]!];
}
