import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWidgetArchive } from "./widget-archive.ts";

let parent: string;
let folder: URL;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "widget-archive-"));
  folder = pathToFileURL(`${parent}/widget/`);
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const text = (content: Uint8Array | null) => content && new TextDecoder().decode(content);
const scripts = (...entries: [string, string][]) => ({
  scripts: new Map(entries.map(([path, code]) => [path, new TextEncoder().encode(code)] as const)),
});

describe("the archive of builds", () => {
  it("still has every file that a tag may name, and not what changes under its name", async () => {
    const archive = createWidgetArchive({ folder });
    const build = scripts(
      ["0123456789abcdef/agentcare-chat.js", "old"],
      ["v1.0123456789abcdef.js", "tag"],
      ["v1.js", "now"],
    );
    await archive.keep(build);
    await archive.keep(scripts(["fedcba9876543210/agentcare-chat.js", "new"]));
    expect(text(await archive.find("0123456789abcdef/agentcare-chat.js"))).toBe("old");
    expect(text(await archive.find("v1.0123456789abcdef.js"))).toBe("tag");
    expect(await archive.find("v1.js")).toBeNull();
    expect(await archive.find("fedcba9876543210/other.js")).toBeNull();
  });

  it.each([
    "../secret.js",
    "0123456789abcdef/../../secret.js",
    "/etc/passwd",
    "0123456789abcdef/a.json",
    `${"a".repeat(300)}.0123456789abcdef.js`,
    `0123456789abcdef/${"a".repeat(300)}.js`,
  ])("does not look at %s", async (path) => {
    await mkdir(folder);
    expect(await createWidgetArchive({ folder }).find(path)).toBeNull();
  });

  it("mends a file that was cut when an earlier process died", async () => {
    await mkdir(folder);
    await writeFile(new URL("v1.0123456789abcdef.js", folder), "cons");
    await createWidgetArchive({ folder }).keep(scripts(["v1.0123456789abcdef.js", "const whole = 1;"]));
    expect(text(await createWidgetArchive({ folder }).find("v1.0123456789abcdef.js"))).toBe("const whole = 1;");
  });

  it("never shows half a file", async () => {
    const whole = "x".repeat(32 * 1024 * 1024);
    const archive = createWidgetArchive({ folder });
    const kept = archive.keep(scripts(["v1.0123456789abcdef.js", whole]));
    let found: Uint8Array | null = null;
    while (!found) found = await archive.find("v1.0123456789abcdef.js");
    expect(found.length).toBe(whole.length);
    await kept;
  });

  it("is whole after several processes kept the same build at once, and holds nothing else", async () => {
    const build = scripts(["0123456789abcdef/agentcare-chat.js", "chat"], ["v1.0123456789abcdef.js", "tag"]);
    await Promise.all(Array.from({ length: 8 }, () => createWidgetArchive({ folder }).keep(build)));
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      "0123456789abcdef",
      "0123456789abcdef/agentcare-chat.js",
      "v1.0123456789abcdef.js",
    ]);
    expect(text(await createWidgetArchive({ folder }).find("0123456789abcdef/agentcare-chat.js"))).toBe("chat");
  });

  it("leaves no draft behind where it cannot keep a file", async () => {
    // In the place of the file stands a folder that is not empty.
    await mkdir(new URL("v1.0123456789abcdef.js/there", folder), { recursive: true });
    const keeping = createWidgetArchive({ folder }).keep(scripts(["v1.0123456789abcdef.js", "tag"]));
    await expect(keeping).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["v1.0123456789abcdef.js"]);
  });

  it("reads a file once, and remembers those that were asked for last", async () => {
    const archive = createWidgetArchive({ folder, remembered: 2 });
    const names = ["a", "b", "c"].map((name) => `${name}.0123456789abcdef.js`) as [string, string, string];
    const [a, b, c] = names;
    await archive.keep(scripts(...names.map((name): [string, string] => [name, name])));
    const [first, atOnce] = await Promise.all([archive.find(a), archive.find(a)]);
    expect(first).not.toBeNull();
    expect(atOnce).toBe(first);
    await archive.find(b);
    expect(await archive.find(a)).toBe(first);
    await archive.find(c);
    await rm(folder, { recursive: true });
    expect(await archive.find(a)).toBe(first);
    expect(text(await archive.find(c))).toBe(c);
    expect(await archive.find(b)).toBeNull();
  });
});
