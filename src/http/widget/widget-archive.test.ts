import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWidgetArchive } from "./widget-archive.ts";

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "widget-archive-"));
});
afterAll(() => rm(parent, { recursive: true }));

const text = (content: Uint8Array | null) => content && new TextDecoder().decode(content);
const scripts = (...entries: [string, string][]) => ({
  scripts: new Map(entries.map(([path, code]) => [path, new TextEncoder().encode(code)] as const)),
});

describe("the archive of builds", () => {
  it("still has every file that a tag may name, and not what changes under its name", async () => {
    const archive = createWidgetArchive({ folder: pathToFileURL(`${parent}/widget/`) });
    const build = scripts(
      ["0123456789abcdef/agentcare-chat.js", "old"],
      ["v1.0123456789abcdef.js", "tag"],
      ["v1.js", "now"],
    );
    await Promise.all([archive.keep(build), archive.keep(build)]);
    await archive.keep(scripts(["fedcba9876543210/agentcare-chat.js", "new"]));
    expect(text(await archive.find("0123456789abcdef/agentcare-chat.js"))).toBe("old");
    expect(text(await archive.find("v1.0123456789abcdef.js"))).toBe("tag");
    expect(await archive.find("v1.js")).toBeNull();
    expect(await archive.find("fedcba9876543210/other.js")).toBeNull();
  });

  it.each(["../secret.js", "0123456789abcdef/../../secret.js", "/etc/passwd", "0123456789abcdef/a.json"])(
    "does not look at %s",
    async (path) => {
      const archive = createWidgetArchive({ folder: pathToFileURL(`${parent}/widget/`) });
      expect(await archive.find(path)).toBeNull();
    },
  );
});
