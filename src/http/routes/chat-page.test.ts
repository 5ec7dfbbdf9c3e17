import { describe, expect, it } from "vitest";
import { createTestApp } from "../test-app.ts";
import { someFiles } from "../widget/testing/some-files.ts";
import { type ChatPageClinic, createChatPage } from "./chat-page.ts";

const riverside: ChatPageClinic = {
  slug: "riverside",
  name: "Riverside <Clinic> & Sons",
  phone: '(555) 010-0100"',
  timeZone: "America/New_York",
};
const directory = async (named: string) => {
  // As the database does, which no text may reach that it cannot hold.
  if (named.includes("\0")) throw new Error("invalid byte sequence for encoding");
  return named === "riverside" ? riverside : null;
};
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

  it.each(["nobody", "%3Cscript%3E", "%00", "riverside%00", "%E0%A4%A", "a".repeat(101)])(
    "is a friendly 404 for a clinic nobody knows: %s",
    async (named) => {
      const response = await app.request(`/chat/${named}`);
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Security-Policy")).toContain("script-src 'self'");
      const html = await response.text();
      expect(html).toContain("We don&#39;t know this clinic");
      expect(html).not.toContain("<script");
    },
  );

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

describe("GET /", () => {
  const listing = (...clinics: { slug: string; name: string }[]) =>
    createChatPage({ directory: async () => null, clinics: async () => clinics, widget: async () => someFiles });

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
