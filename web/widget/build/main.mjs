// @ts-check
import { buildWidget } from "./build-widget.mjs";
import { DIST } from "./places.mjs";
import { isStale } from "./stale.mjs";

// `--if-stale`: before a start, which should wait only when there is something to build.
if (!process.argv.includes("--if-stale") || (await isStale())) {
  try {
    const { chunks, ...others } = await buildWidget({ dist: DIST });
    for (const { file, bytes, gzipBytes } of [...Object.values(others), ...chunks]) {
      process.stderr.write(`${file.padEnd(42)} ${String(bytes).padStart(7)} B ${String(gzipBytes).padStart(7)} B gz\n`);
    }
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    process.stderr.write(
      missing
        ? "The chat widget is not built, and its build needs the development packages: run `npm ci`.\n"
        : `The chat widget could not be built. ${error instanceof Error ? error.message : error}\n`,
    );
    // A server that has an older build, or none, still answers: the widget is not all there is to it.
    process.exitCode = process.argv.includes("--if-stale") ? 0 : 1;
  }
}
