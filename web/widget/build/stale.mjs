// @ts-check
import { readdir, stat } from "node:fs/promises";
import { DIST, WIDGET } from "./places.mjs";

/**
 * Whether the build is missing or older than a source of it, or than the packages it was made with.
 * @param {{ dist?: URL, sources?: URL, lockFile?: URL }} [places]
 */
export async function isStale({
  dist = DIST,
  sources = WIDGET,
  lockFile = new URL("../../package-lock.json", WIDGET),
} = {}) {
  const built = await changedAt(new URL("manifest.json", dist));
  if (built === null) return true;
  const names = (await readdir(sources, { recursive: true })).filter((name) => !/\.test\.tsx?$/.test(name));
  const times = await Promise.all([lockFile, ...names.map((name) => new URL(name, sources))].map(changedAt));
  return times.some((time) => time !== null && time > built);
}

/** @param {URL} file */
async function changedAt(file) {
  const found = await stat(file).catch(() => null);
  // A folder's time changes with its test files, too.
  return found?.isFile() ? found.mtimeMs : null;
}
