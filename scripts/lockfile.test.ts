import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Locked {
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {
  packages: Record<string, Locked>;
};

it("holds every package it names, for every platform, or `npm ci` refuses it (mend: make it anew in an empty folder)", () => {
  const missing = Object.entries(packages).flatMap(([place, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isLocked(place, name)),
  );
  expect(missing).toEqual([]);
});

it("names no download address", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});

/** As Node looks a package up: from its user's folder outwards. */
function isLocked(place: string, name: string): boolean {
  const path = place === "" ? [] : place.split("/node_modules/");
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const folder = path.slice(0, depth).join("/node_modules/");
    if (packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`]) return true;
  }
  return false;
}
