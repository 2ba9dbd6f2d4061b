// MapLibre GL with its worker as a file of our own, as the content security policy asks.
import { setWorkerUrl } from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";

setWorkerUrl(worker);

export {
  Map as MapLibre,
  type GeoJSONSource,
  type MapMouseEvent,
  type PaintPropertyEntry,
} from "maplibre-gl";
