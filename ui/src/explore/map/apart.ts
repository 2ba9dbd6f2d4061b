// What a point of several stands for, one by one or in smaller heaps.
import { get } from "../../api";
import type { MapAnswer, MapPoint } from "../../types";
import { path } from "../filters";
import { cell } from "./points";
import { holds, writeBox } from "./view";

const STEPS = 4; // closer: a cell of the server's grid is then at most 16 by 16 of them
const CLOSEST = 20;

/** What the server's point of some zoom consists of as one comes closer; none where it never falls apart. */
export async function apart(
  point: MapPoint,
  query: URLSearchParams,
  zoom: number,
  signal: AbortSignal,
): Promise<MapPoint[]> {
  const within = cell(point.geometry.coordinates, zoom);
  for (const closer of [zoom + STEPS, CLOSEST]) {
    const asked = path("map", query, { bbox: writeBox(within), zoom: closer });
    const answer = await get<MapAnswer>(asked, signal).catch(() => null);
    const parts = answer?.features.filter((part) => holds(within, part.geometry.coordinates)) ?? [];
    if (parts.length > 1) return parts;
  }
  return [];
}
