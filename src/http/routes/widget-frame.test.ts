import { describe, expect, it } from "vitest";
import { someFiles } from "../widget/testing/some-files.ts";
import { createWidgetFrame } from "./widget-frame.ts";

const riverside = {
  slug: "riverside",
  name: "Riverside Clinic",
  phone: "555-0100",
  allowedOrigins: ["https://riverside.example", "https://evil.example; script-src *"],
};
const directory = async (named: string) => {
  // As the database does, which no text may reach that it cannot hold.
  if (named.includes("\0")) throw new Error("invalid byte sequence for encoding");
  return named === "riverside" ? riverside : null;
};
const app = createWidgetFrame({ directory, widget: async () => someFiles });

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
    // Without either, a site that isolates itself could not show it.
    expect(response.headers.get("Cross-Origin-Embedder-Policy")).toBe("require-corp");
    expect(response.headers.get("Cross-Origin-Resource-Policy")).toBe("cross-origin");
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

  it("may be framed by just those listed sites that could be added today, the developer's own machine among them", async () => {
    const sites = ["http://localhost:8080", "http://127.0.0.1:8080", "http://old.example", "http://[::1]:3000"];
    const app = createWidgetFrame({
      directory: async () => ({ ...riverside, allowedOrigins: sites }),
      widget: async () => someFiles,
    });
    const statuses = sites.map(async (site) => (await app.request(`/widget/frame/riverside?site=${site}`)).status);
    expect(await Promise.all(statuses)).toEqual([200, 200, 403, 403]);
  });

  it.each(["nobody", "%00", "riverside%00", "%E0%A4%A"])("is a calm 404 for %s, in nobody's frame", async (named) => {
    const response = await app.request(`/widget/frame/${named}?site=https://riverside.example`);
    expect([response.status, await response.text()]).toEqual([404, "There is no such clinic here."]);
    expect(response.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
  });

  it("is in nobody's frame where no site is listed", async () => {
    const alone = createWidgetFrame({
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
