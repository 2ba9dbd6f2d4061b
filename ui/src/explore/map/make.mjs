// Makes water.json and labels.json of the base map out of Natural Earth's own files (public domain,
// https://www.naturalearthdata.com): node make.mjs FOLDER, where FOLDER holds ne_50m_*.geojson.gz and
// populated_places.csv. Land and borders come from the npm package world-atlas, which is Natural Earth too.
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { feature } from "topojson-client";

const STEP = 0.01; // degrees between two coordinates that can be told apart: about a kilometre
const folder = process.argv[2];
const here = (name) => new URL(name, import.meta.url);
const natural = (name) =>
  JSON.parse(gunzipSync(readFileSync(`${folder}/ne_50m_${name}.geojson.gz`))).features.filter(
    ({ geometry }) => geometry,
  );

/** A TopoJSON topology without shared arcs: each line is one, its points as steps from the one before. */
function topology(objects) {
  const arcs = [];
  const arc = (line) => {
    let [before, lately] = [0, 0];
    const steps = [];
    for (const [lon, lat] of plainer(line)) {
      const [x, y] = [Math.round(lon / STEP), Math.round(lat / STEP)];
      if (steps.length && x === before && y === lately) continue;
      steps.push(steps.length ? [x - before, y - lately] : [x, y]);
      [before, lately] = [x, y];
    }
    return arcs.push(steps) - 1;
  };
  const geometry = ({ geometry: { type, coordinates }, properties }) => {
    const shape = {
      LineString: () => [arc(coordinates)],
      MultiLineString: () => coordinates.map((line) => [arc(line)]),
      Polygon: () => coordinates.map((ring) => [arc(ring)]),
      MultiPolygon: () => coordinates.map((rings) => rings.map((ring) => [arc(ring)])),
    }[type]();
    return { type, arcs: shape, properties: { from: Math.round(properties.min_zoom ?? 0) } };
  };
  const written = Object.fromEntries(
    Object.entries(objects).map(([name, features]) => [
      name,
      { type: "GeometryCollection", geometries: features.map(geometry) },
    ]),
  );
  return { type: "Topology", transform: { scale: [STEP, STEP], translate: [0, 0] }, objects: written, arcs };
}

/** A line without the points that lie within a step and a half of the straight line between those kept. */
function plainer(line) {
  const kept = new Set([0, line.length - 1]);
  const spans = [[0, line.length - 1]];
  while (spans.length) {
    const [first, last] = spans.pop();
    let [farthest, most] = [0, 1.5 * STEP];
    for (let i = first + 1; i < last; i++) {
      const away = distance(line[i], line[first], line[last]);
      if (away > most) [farthest, most] = [i, away];
    }
    if (!farthest) continue;
    kept.add(farthest);
    spans.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => kept.has(i));
}

/** From a point to the straight line between two others. */
function distance([x, y], [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** How far inside a polygon a point lies, in degrees; negative outside. */
function depth([x, y], rings) {
  let inside = false;
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      least = Math.min(least, distance([x, y], ring[i], ring[j]));
    }
  }
  return inside ? least : -least;
}

function area(ring) {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return Math.abs(twice) / 2;
}

/** Where a country's name stands: the point of its largest part that is farthest from the border. */
function middle(country) {
  const { type, coordinates } = country.geometry;
  const parts = type === "Polygon" ? [coordinates] : coordinates;
  const rings = parts.reduce((most, part) => (area(part[0]) > area(most[0]) ? part : most));
  const [xs, ys] = [0, 1].map((axis) => rings[0].map((point) => point[axis]));
  let [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = [(west + east) / 2, (south + north) / 2];
  for (let round = 0; round < 4; round++) {
    const [wide, high] = [(east - west) / 12, (north - south) / 12];
    for (let i = 0; i <= 12; i++)
      for (let j = 0; j <= 12; j++) {
        const point = [west + i * wide, south + j * high];
        if (depth(point, rings) > depth(best, rings)) best = point;
      }
    [west, east, south, north] = [best[0] - wide, best[0] + wide, best[1] - high, best[1] + high];
  }
  return { best, size: parts.reduce((sum, part) => sum + area(part[0]), 0) };
}

function countries() {
  const atlas = JSON.parse(readFileSync(here("../../../node_modules/world-atlas/countries-50m.json")));
  return feature(atlas, atlas.objects.countries)
    .features.filter(({ properties }) => properties.name !== "Antarctica")
    .map((country) => ({ name: country.properties.name, ...middle(country) }))
    .sort((a, b) => b.size - a.size)
    .map(({ name, best, size }) => [name, round(best[0], 10), round(best[1], 10), round(size, 10)]);
}

/** Towns, the largest first: name, longitude, latitude, thousands of people. */
function towns() {
  const [, ...lines] = readFileSync(`${folder}/populated_places.csv`, "utf8").trim().split(/\r?\n/);
  const cells = (line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]);
  return lines
    .map(cells)
    .map(([name, , , , , , , lat, lon, people]) => [
      name,
      round(lon, 100),
      round(lat, 100),
      Math.round(people / 1000),
    ])
    .filter(([, , , people]) => people >= 40)
    .sort((a, b) => b[3] - a[3]);
}

const round = (value, parts) => Math.round(value * parts) / parts;

writeFileSync(
  here("water.json"),
  JSON.stringify(
    topology({
      rivers: natural("rivers_lake_centerlines").filter(
        ({ properties }) => properties.featurecla === "River",
      ),
      lakes: natural("lakes"),
      disputed: natural("admin_0_boundary_lines_disputed_areas"),
    }),
  ),
);
writeFileSync(here("labels.json"), JSON.stringify({ countries: countries(), towns: towns() }));
