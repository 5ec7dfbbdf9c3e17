import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { someFiles } from "../widget/testing/some-files.ts";
import { createWidgetArchive } from "../widget/widget-archive.ts";
import { createWidgetScripts } from "./widget-scripts.ts";

const nowhere = createWidgetArchive({ folder: pathToFileURL(join(tmpdir(), "no-such-folder/")) });
const app = createWidgetScripts({ files: async () => someFiles, archive: nowhere });

describe("GET /widget/:path", () => {
  it("serves the address that clinics paste for minutes, and what is named by its content for good", async () => {
    const mutable = await app.request("/widget/v1.js");
    expect(mutable.headers.get("Cache-Control")).toBe("public, max-age=300");
    for (const path of ["v1.cafe.js", "c0ffee/agentcare-chat.js", "c0ffee/later.js", "agentcare-frame.f00d.js"]) {
      const response = await app.request(`/widget/${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
      expect(response.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
      // A digest is only checked where the answer may be read.
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expect(response.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
      expect(await response.text()).toContain(path);
    }
  });

  it.each([
    ["beside the current one", someFiles],
    ["also while there is no current one", null],
  ])("still serves the build that an older tag names, %s", async (_when, files) => {
    const find = async (path: string) => (path === "v1.0123456789abcdef.js" ? new TextEncoder().encode("old") : null);
    const updated = createWidgetScripts({ files: async () => files, archive: { find } });
    const response = await updated.request("/widget/v1.0123456789abcdef.js");
    expect([response.status, await response.text()]).toEqual([200, "old"]);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  });

  it("needs the archive's folder once for a script that many ask for", async () => {
    const folder = await mkdtemp(join(tmpdir(), "widget-scripts-"));
    const archive = createWidgetArchive({ folder: pathToFileURL(`${folder}/`) });
    await archive.keep({
      scripts: new Map([["v1.0123456789abcdef.js", new TextEncoder().encode("old ".repeat(500))]]),
    });
    const served = createWidgetScripts({ files: async () => someFiles, archive });
    const ask = () => served.request("/widget/v1.0123456789abcdef.js", { headers: { "Accept-Encoding": "br" } });
    const first = await ask();
    await rm(folder, { recursive: true });
    const second = await ask();
    expect([second.status, second.headers.get("ETag")]).toEqual([200, first.headers.get("ETag")]);
    expect(await second.bytes()).toEqual(await first.bytes());
  });

  it("is sent compressed to those who take that, and still known by its tag", async () => {
    const gzip = { "Accept-Encoding": "gzip" };
    const packed = await app.request("/widget/v1.js", { headers: gzip });
    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    const etag = packed.headers.get("ETag") ?? "";
    const again = await app.request("/widget/v1.js", { headers: { ...gzip, "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  it.each(["v2.js", "..%2fmanifest.js", "c0ffee/other.js", "%00.js", `${"a".repeat(300)}.0123456789abcdef.js`])(
    "knows no %s, and lets nobody remember that",
    async (path) => {
      const response = await app.request(`/widget/${path}`);
      expect([response.status, response.headers.get("Cache-Control")]).toEqual([404, "no-store"]);
    },
  );

  it("says how to build what is not built", async () => {
    const response = await createWidgetScripts({ files: async () => null }).request("/widget/v1.js");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build:widget");
  });
});
