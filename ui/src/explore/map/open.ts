// Opening the map: what it lets people do, by pointer, finger and key.
import type { StyleSpecification } from "maplibre-gl";
import { MapLibre } from "./library";
import type { View } from "./view";

/** The zoom beyond which the base map has nothing to show. */
export const DEEPEST = 13;

/** A map in that element. Throws where the browser offers no WebGL. */
export function open(container: HTMLElement, style: StyleSpecification, view: View | null): MapLibre {
  const map = new MapLibre({
    container,
    style,
    center: view ? [view.lon, view.lat] : [30, 25],
    zoom: view?.zoom ?? 1,
    maxZoom: DEEPEST,
    attributionControl: false,
    renderWorldCopies: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 100,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches, // one finger scrolls the page
    locale: {
      "Map.Title":
        "Map. Arrow keys move it, plus and minus zoom, Enter opens the point nearest to its middle. The list tells the same.",
      "CooperativeGesturesHandler.MobileHelpText": "Move the map with two fingers",
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // the wheel scrolls the page until somebody turns to the map
  map.scrollZoom.disable();
  map.getCanvas().addEventListener("focus", () => map.scrollZoom.enable());
  map.getCanvas().addEventListener("blur", () => map.scrollZoom.disable());
  return map;
}
