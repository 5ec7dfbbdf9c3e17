// @ts-check
import { fileURLToPath } from "node:url";
import { WIDGET } from "./places.mjs";

/** @typedef {{ name: string, code: string }} Output */

/** The first browsers that know `light-dark()`, which nothing can stand in for. */
const MODERN = { target: "es2023", cssTarget: ["chrome123", "firefox120", "safari17.5"] };

/**
 * Vite's helper preloads the styles and scripts of what is imported later. The widget has no such styles and preloads
 * with digests by itself, so an import is only an import.
 * @type {import("vite").Plugin}
 */
const plainImports = {
  name: "plain-imports",
  load: {
    order: "pre",
    handler: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null),
  },
};

/**
 * @param {import("vite").InlineConfig["build"]} build
 * @param {Record<string, string>} [constants]
 * @returns {Promise<Output[]>} the entry first
 */
async function bundle(build, constants) {
  const vite = await import("vite");
  const result = await vite.build({
    root: fileURLToPath(WIDGET),
    configFile: false,
    publicDir: false,
    plugins: [plainImports],
    logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"', ...constants },
    // Whatever NODE_ENV says: a build made by a test is the one that is served.
    oxc: { jsx: { runtime: "automatic", importSource: "preact", development: false } },
    build: { ...MODERN, minify: true, sourcemap: false, write: false, modulePreload: false, ...build },
  });
  const results = Array.isArray(result) ? result : [result];
  return results
    .flatMap((made) => ("output" in made ? made.output : []))
    .map((made) => {
      if (made.type === "chunk") return { name: made.fileName, code: made.code };
      throw new Error(`The build made ${made.fileName}, which is no script.`);
    });
}

/**
 * A source as one classic script that needs nothing else; it runs as a module just as well.
 * @param {string} source in the widget's folder
 * @param {Record<string, string>} [constants]
 */
export async function bundleScript(source, constants) {
  const lib = {
    entry: fileURLToPath(new URL(source, WIDGET)),
    formats: [/** @type {const} */ ("iife")],
    name: "AgentCareScript",
  };
  const [only, more] = await bundle({ lib }, constants);
  if (!only || more) throw new Error(`${source} was built into more than one file.`);
  return only.code;
}

/**
 * A source as a module, with what it imports later in files of their own beside it. Their names carry no hash.
 * @param {string} source in the widget's folder
 * @param {string} name of the entry's file
 */
export async function bundleModules(source, name) {
  const [entry, ...chunks] = await bundle({
    rolldownOptions: {
      input: fileURLToPath(new URL(source, WIDGET)),
      preserveEntrySignatures: false,
      output: { format: "es", entryFileNames: name, chunkFileNames: "[name].js" },
    },
  });
  if (entry?.name !== name) throw new Error(`${source} was not built into ${name}.`);
  return { entry, chunks };
}
