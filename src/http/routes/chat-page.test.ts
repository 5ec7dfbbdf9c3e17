import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { createTestApp } from "../test-app.ts";
import { type ChatPageClinic, createChatPage } from "./chat-page.ts";

const riverside: ChatPageClinic = {
  slug: "riverside",
  name: "Riverside <Clinic> & Sons",
  phone: '(555) 010-0100"',
  timeZone: "America/New_York",
};
const app = createChatPage({ directory: async (slug) => (slug === "riverside" ? riverside : null) });

describe("GET /chat/:clinic", () => {
  it("is a page in the clinic's name, under a policy that runs nothing but its own files", async () => {
    const response = await app.request("/chat/riverside");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    const api = await createTestApp().app.request("/health/live");
    expect(api.headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d+$/);
    expect(response.headers.get("Strict-Transport-Security")).toBe(api.headers.get("Strict-Transport-Security"));
    const html = await response.text();
    expect(html).toContain('data-clinic="riverside"');
    expect(html).toContain('href="tel:5550100100"');
    expect(html).toContain('href="tel:911"');
    expect(html).not.toContain("{{");
  });

  it("puts the clinic's words in as text", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    expect(html).toContain("<h1>Riverside &lt;Clinic&gt; &amp; Sons</h1>");
    expect(html).toContain('aria-label="Call (555) 010-0100&quot;"');
    expect(html).not.toContain("<Clinic>");
  });

  it("holds no inline script, style or handler, and names nothing of another host", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:\/\//);
    expect([...html.matchAll(/<script[^>]*>([^<]*)</g)].map(([, content]) => content)).toEqual([""]);
  });

  it("tells those without JavaScript whom to call", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    expect(html.match(/<noscript>\s*<div[\s\S]*?<\/noscript>/)?.[0]).toContain('href="tel:5550100100"');
  });

  it("is a friendly 404 for a clinic nobody knows", async () => {
    const response = await app.request("/chat/%3Cscript%3E");
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    const html = await response.text();
    expect(html).toContain("We don&#39;t know this clinic");
    expect(html).not.toContain("<script");
  });
});

describe("the page's files", () => {
  const asset = async (path: string) => `${await assetsOf(app)}/${path}`;

  it("are all there: every one that the page or a module names", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    const named = new Set([...html.matchAll(/(?:href|src)="(\/chat\/assets\/[^"]+)"/g)].map(([, path = ""]) => path));
    for (const path of named) {
      const response = await app.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      if (!path.endsWith(".js")) continue;
      for (const [, target = ""] of (await response.text()).matchAll(/^import .* from "(.+)";$/gm)) {
        const module = new URL(target, `http://page${path}`).pathname;
        expect([path, module, named.has(module)]).toEqual([path, module, true]);
      }
    }
  });

  it("leave no script of the folder behind", async () => {
    const folder = new URL("../../../web/chat/", import.meta.url);
    const scripts = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".js"));
    for (const path of scripts) expect([path, (await app.request(await asset(path))).status]).toEqual([path, 200]);
    const response = await app.request(await asset("render/slots-card.js"));
    expect(response.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
    expect(await response.text()).toBe(await readFile(new URL("render/slots-card.js", folder), "utf8"));
  });

  it("are kept for good under their version, and asked for again under any other", async () => {
    const current = await app.request(await asset("chat.js"));
    expect(current.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    const old = await app.request("/chat/assets/yesterday/chat.js");
    expect(old.status).toBe(200);
    expect(old.headers.get("Cache-Control")).toBe("no-cache");
    const etag = old.headers.get("ETag") ?? "";
    const again = await app.request("/chat/assets/yesterday/chat.js", { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  it("are sent compressed to those who take that, and still known by their tag", async () => {
    const gzip = { "Accept-Encoding": "gzip" };
    const packed = await app.request(await asset("chat.js"), { headers: gzip });
    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    expect(packed.headers.get("Vary")).toBe("Accept-Encoding");
    const etag = packed.headers.get("ETag") ?? "";
    const again = await app.request(await asset("chat.js"), { headers: { ...gzip, "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  it.each([
    "store.test.ts",
    "types.ts",
    "page.html",
    "testing/scripted-server.ts",
    "..%2f..%2fpackage.json",
    "../../package.json",
    "nothing",
  ])("are only those of the list: not %s", async (path) => {
    expect((await app.request(await asset(path))).status).toBe(404);
  });
});

describe("GET /", () => {
  const listing = (...clinics: { slug: string; name: string }[]) =>
    createChatPage({ directory: async () => null, clinics: async () => clinics });

  it("leads to the only clinic", async () => {
    const response = await listing(riverside).request("/");
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe("/chat/riverside");
  });

  it("lets one of several be chosen", async () => {
    const response = await listing(riverside, { slug: "harbor", name: "Harbor" }).request("/");
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('href="/chat/riverside"');
    expect(html).toContain('href="/chat/harbor"');
  });

  it("says how to get one when there is none", async () => {
    const response = await listing().request("/");
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("agentcare seed");
  });
});

async function assetsOf(chat: ReturnType<typeof createChatPage>): Promise<string> {
  const html = await (await chat.request("/chat/riverside")).text();
  return /"(\/chat\/assets\/[^/]+)\/chat\.js"/.exec(html)?.[1] ?? "";
}
