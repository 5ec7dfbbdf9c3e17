import { describe, expect, it } from "vitest";
import { createTestApp } from "../test-app.ts";
import { someFiles } from "../widget/testing/some-files.ts";
import { type ChatPageClinic, createChatPage } from "./chat-page.ts";

const riverside: ChatPageClinic = {
  slug: "riverside",
  name: "Riverside <Clinic> & Sons",
  phone: '(555) 010-0100"',
  timeZone: "America/New_York",
  allowedOrigins: ["https://riverside.example", "https://evil.example; script-src *"],
};
const directory = async (slug: string) => (slug === "riverside" ? riverside : null);
const app = createChatPage({ directory, widget: async () => someFiles });

describe("GET /chat/:clinic", () => {
  it("is the widget in the clinic's name, under a policy that runs nothing but our own files", async () => {
    const response = await app.request("/chat/riverside");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(response.headers.get("Referrer-Policy")).toBe("no-referrer");
    const api = await createTestApp().app.request("/health/live");
    expect(api.headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d+$/);
    expect(response.headers.get("Strict-Transport-Security")).toBe(api.headers.get("Strict-Transport-Security"));
    const html = await response.text();
    expect(html).toContain('<agentcare-chat clinic="riverside" mode="page"');
    expect(html).toContain(
      '<script type="module" src="/widget/c0ffee/agentcare-chat.js" integrity="sha384-c0ffee/agentcare-chat.js" crossorigin',
    );
    expect(html).toContain(
      '<link rel="modulepreload" href="/widget/c0ffee/later.js" integrity="sha384-c0ffee/later.js"',
    );
    expect(html).not.toContain("{{");
  });

  it("puts the clinic's words in as text", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    expect(html).toContain("<h1>Riverside &lt;Clinic&gt; &amp; Sons</h1>");
    expect(html).toContain("Call (555) 010-0100&quot;</a>");
    expect(html).not.toContain("<Clinic>");
  });

  it("holds no inline script, style or handler, and names nothing of another host", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:\/\//);
    expect([...html.matchAll(/<script[^>]*>([^<]*)</g)].map(([, content]) => content)).toEqual([""]);
  });

  it("tells those without JavaScript whom to call", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    expect(html).toContain("The chat needs JavaScript.");
    expect(html).toContain('href="tel:5550100100"');
    expect(html).toContain('href="tel:911"');
  });

  it("is a friendly 404 for a clinic nobody knows", async () => {
    const response = await app.request("/chat/%3Cscript%3E");
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    const html = await response.text();
    expect(html).toContain("We don&#39;t know this clinic");
    expect(html).not.toContain("<script");
  });

  it("says whom to call where the widget was not built", async () => {
    const response = await createChatPage({ directory, widget: async () => null }).request("/chat/riverside");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("Please call (555) 010-0100&quot;.");
  });
});

describe("the page's files", () => {
  it("are all there, and kept for good under their version only", async () => {
    const html = await (await app.request("/chat/riverside")).text();
    const named = [...html.matchAll(/href="(\/chat\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(named).toHaveLength(2);
    for (const path of named) {
      const response = await app.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    }
    const old = await app.request("/chat/assets/yesterday/page.css");
    expect([old.status, old.headers.get("Cache-Control")]).toEqual([200, "no-cache"]);
  });

  it.each(["page.html", "..%2f..%2fpackage.json", "nothing"])("are only those of the list: not %s", async (path) => {
    expect((await app.request(`/chat/assets/yesterday/${path}`)).status).toBe(404);
  });
});

describe("GET /widget/…", () => {
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

  it("still serves the build that an older tag names", async () => {
    const find = async (path: string) => (path === "v1.0123456789abcdef.js" ? new TextEncoder().encode("old") : null);
    const updated = createChatPage({ directory, widget: async () => someFiles, archive: { find } });
    const response = await updated.request("/widget/v1.0123456789abcdef.js");
    expect([response.status, await response.text()]).toEqual([200, "old"]);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  });

  it("is sent compressed to those who take that, and still known by its tag", async () => {
    const gzip = { "Accept-Encoding": "gzip" };
    const packed = await app.request("/widget/v1.js", { headers: gzip });
    expect(packed.headers.get("Content-Encoding")).toBe("gzip");
    const etag = packed.headers.get("ETag") ?? "";
    const again = await app.request("/widget/v1.js", { headers: { ...gzip, "If-None-Match": etag } });
    expect(again.status).toBe(304);
  });

  it.each(["v2.js", "..%2fmanifest.js", "c0ffee/other.js"])(
    "knows no %s, and lets nobody remember that",
    async (path) => {
      const response = await app.request(`/widget/${path}`);
      expect([response.status, response.headers.get("Cache-Control")]).toEqual([404, "no-store"]);
    },
  );

  it("says how to build what is not built", async () => {
    const response = await createChatPage({ directory, widget: async () => null }).request("/widget/v1.js");
    expect(response.status).toBe(503);
    expect(await response.text()).toContain("npm run build:widget");
  });
});

describe("GET /widget/frame/:clinic", () => {
  const frame = (query: string) => app.request(`/widget/frame/riverside${query}`);

  it("may be framed by the clinic's sites, and speaks to the one that asked", async () => {
    const response = await frame("?site=https://riverside.example&locale=es&position=start");
    expect(response.status).toBe(200);
    // What is on the list and no origin cannot add to the policy.
    expect(response.headers.get("Content-Security-Policy")).toBe(
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors https://riverside.example; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    expect(response.headers.get("X-Frame-Options")).toBeNull();
    const html = await response.text();
    expect(html).toContain('data-site="https://riverside.example"');
    expect(html).toContain('locale="es"');
    expect(html).toContain('position="start"');
    expect(html).toContain('src="/widget/agentcare-inside.beef.js" integrity="sha384-agentcare-inside.beef.js"');
    expect(html).not.toContain("{{");
  });

  it.each(["", "?site=https://evil.example", "?site=null", "?site=https://riverside.example.evil.example"])(
    "is refused to %s",
    async (query) => {
      expect((await frame(query)).status).toBe(403);
    },
  );

  it("is in nobody's frame where no site is listed", async () => {
    const alone = createChatPage({
      directory: async () => ({ ...riverside, allowedOrigins: [] }),
      widget: async () => someFiles,
    });
    const response = await alone.request("/widget/frame/riverside?site=https://riverside.example");
    expect(response.status).toBe(403);
    expect(response.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
  });

  it("holds what the address says as text", async () => {
    const response = await frame(`?site=https://riverside.example&locale=${encodeURIComponent('"><script>')}`);
    expect(await response.text()).toContain('locale="&quot;&gt;&lt;script&gt;"');
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
