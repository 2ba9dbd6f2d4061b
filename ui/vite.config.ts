// How the pages are built: from src/ into the Python package, which serves them without Node.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: "../src/recount/web/pages",
    emptyOutDir: true,
    target: "es2022",
    license: { fileName: "licenses.md" }, // of the libraries that are built in
    assetsInlineLimit: 0, // every asset is a file: the content security policy allows no data: scripts
    chunkSizeWarningLimit: 1500,
  },
  // `npm run dev` beside a running `recount serve`
  server: { proxy: { "/api": "http://127.0.0.1:8642" } },
});
