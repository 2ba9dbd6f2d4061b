// Loads a module of the pages, with what it imports, so that Node's own test runner can try it.
import { fileURLToPath } from "node:url";
import { build } from "vite";

export async function load(path) {
  const entry = fileURLToPath(new URL(path, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry, formats: ["es"], fileName: "module" } },
  });
  const [{ output }] = [built].flat();
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}
