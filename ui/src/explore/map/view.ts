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

/** A box as the API takes it: west, south, east, north. */
export function writeBox(box: [number, number, number, number]): string {
  return box.map((degrees) => degrees.toFixed(4)).join(",");
}
