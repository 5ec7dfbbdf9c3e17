import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWidgetFiles } from "../../../src/http/widget/widget-files.ts";
import { budgetOf, budgetTable } from "./budget.mjs";
import { buildWidget } from "./build-widget.mjs";
import { isStale } from "./stale.mjs";

let folder: string;
let dist: URL;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "widget-build-"));
  dist = pathToFileURL(`${folder}/widget/`);
  await buildWidget({ dist });
});
afterAll(() => rm(folder, { recursive: true }));

describe("the built widget", () => {
  it("is what its manifest says, as the server reads it", async () => {
    const files = await readWidgetFiles(dist);
    if (!files) throw new Error("There is no build.");
    const { chunks, ...others } = files.manifest;
    for (const { file, integrity, bytes } of [...Object.values(others), ...chunks]) {
      const script = files.scripts.get(file) ?? new Uint8Array();
      expect([file, script.byteLength]).toEqual([file, bytes]);
      expect(integrity).toBe(`sha384-${createHash("sha384").update(script).digest("base64")}`);
    }
    expect(files.scripts.get("v1.js")).toEqual(files.scripts.get(files.manifest.loader.file));
  });

  it("names what it loads, with its digest, and holds nothing that a strict policy forbids", async () => {
    const files = await readWidgetFiles(dist);
    if (!files) throw new Error("There is no build.");
    const { chat, frame, loader, chunks } = files.manifest;
    const text = (file: string) => new TextDecoder().decode(files.scripts.get(file));
    for (const part of [chat, frame]) {
      expect(text(loader.file)).toContain(part.file);
      expect(text(loader.file)).toContain(part.integrity);
    }
    for (const { integrity } of chunks) expect(text(chat.file)).toContain(integrity);
    for (const file of files.scripts.keys()) {
      expect(/__WIDGET_|sourceMappingURL|\beval\(|new Function/.test(text(file))).toBe(false);
    }
  });

  it("is made from sources that turn no text into markup or style", async () => {
    const sources = new URL("../", import.meta.url);
    const forbidden = /innerHTML|outerHTML|insertAdjacentHTML|srcdoc|document\.write|\bstyle=|createContextualFragment/;
    for (const name of await readdir(sources, { recursive: true })) {
      if (!/\.tsx?$/.test(name) || /\.test\.tsx?$|testing/.test(name)) continue;
      expect([name, forbidden.test(await readFile(new URL(name, sources), "utf8"))]).toEqual([name, false]);
    }
  });

  it("weighs no more than it may, and the table says by how much", async () => {
    const files = await readWidgetFiles(dist);
    if (!files) throw new Error("There is no build.");
    const rows = budgetOf(files.manifest);
    expect(rows.filter(({ gzipBytes, limit }) => gzipBytes > limit)).toEqual([]);
    expect(budgetTable(files.manifest)).toContain("all of a conversation, in English");
    const heavy = { ...files.manifest, chat: { ...files.manifest.chat, gzipBytes: 20_000 } };
    expect(budgetTable(heavy)).toContain("TOO LARGE");
  });

  it("leaves nothing beside its folder, and takes the place of the one before", async () => {
    const before = await readFile(new URL("manifest.json", dist), "utf8");
    await buildWidget({ dist });
    expect(await readFile(new URL("manifest.json", dist), "utf8")).toBe(before);
    expect(await readdir(folder)).toEqual(["widget"]);
  });
});

describe("isStale", () => {
  it("is a build that is missing, or older than a source that is no test", async () => {
    const places = {
      dist,
      sources: pathToFileURL(`${folder}/sources/`),
      lockFile: pathToFileURL(`${folder}/lock.json`),
    };
    const { mkdir } = await import("node:fs/promises");
    await mkdir(places.sources);
    const source = new URL("a.ts", places.sources);
    await writeFile(source, "");
    await writeFile(new URL("a.test.ts", places.sources), "");
    const [past, future] = [new Date(2020, 1, 1), new Date(2100, 1, 1)];
    await utimes(source, past, past);
    await utimes(new URL("a.test.ts", places.sources), future, future);
    expect(await isStale(places)).toBe(false);
    await utimes(source, future, future);
    expect(await isStale(places)).toBe(true);
    expect(await isStale({ ...places, dist: pathToFileURL(`${folder}/none/`) })).toBe(true);
  });
});
