// Loads a TypeScript module that imports nothing, so that Node's own test runner can try it.
import { readFile } from "node:fs/promises";
import ts from "typescript";

export async function load(path) {
  const source = await readFile(new URL(path, import.meta.url), "utf-8");
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: "ES2022", module: "ESNext" },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}
