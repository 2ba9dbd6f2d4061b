// What part of the world the map shows, as the address keeps it: "lat,lon,zoom".
export interface View {
  lat: number;
  lon: number;
  zoom: number;
}

/** A view out of the address; null where there is none, or none that makes sense. */
export function readView(text: string | null): View | null {
  const [lat, lon, zoom, ...more] = (text ?? "").split(",").map(Number);
  if (lat === undefined || lon === undefined || zoom === undefined || more.length) return null;
  const sound = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 22;
  return sound ? { lat, lon, zoom } : null;
}

export function writeView({ lat, lon, zoom }: View): string {
  return `${lat.toFixed(4)},${lon.toFixed(4)},${zoom.toFixed(2)}`;
}

/** West, south, east and north, in degrees. */
export type Box = [number, number, number, number];

/** A box as the API takes it. */
export function writeBox(box: Box): string {
  return box.map((degrees) => degrees.toFixed(4)).join(",");
}

/** Whether a point, as longitude and latitude, lies in it. */
export function holds([west, south, east, north]: Box, [lon, lat]: [number, number]): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** What the server answers for when asked for a box: a quarter more on each side. */
export function wider([west, south, east, north]: Box): Box {
  const [x, y] = [(east - west) / 4, (north - south) / 4];
  return [west - x, south - y, east + x, north + y];
}
