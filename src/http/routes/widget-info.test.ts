import { describe, expect, it } from "vitest";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { ALLOWED_ORIGIN, CLINIC_KEY, createTestApp, directory } from "../test-app.ts";

const { app } = createTestApp();

describe("GET /v1/widget/:clinic", () => {
  it.each(["riverside", CLINIC_KEY])("tells what the widget shows first, and no more: %s", async (clinic) => {
    const response = await app.request(`/v1/widget/${clinic}`, { headers: { Origin: ALLOWED_ORIGIN } });
    expect(response.status).toBe(200);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(ALLOWED_ORIGIN);
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=60");
    expect(await response.json()).toEqual({
      name: "Riverside Clinic",
      phone: "555-0100",
      timeZone: "America/Chicago",
      emergencyNumber: "911",
      languages: ["en"],
      links: ["https://riverside.example"],
    });
  });

  it("is never kept for a page of another site: what is sent depends on the origin, also where none was named", async () => {
    for (const origin of [null, ALLOWED_ORIGIN, "https://evil.example"]) {
      const response = await app.request(
        "/v1/widget/riverside",
        origin === null ? {} : { headers: { Origin: origin } },
      );
      expect([origin, response.headers.get("Vary")]).toEqual([origin, "Origin"]);
    }
  });

  it("tells the clinic's own colours", async () => {
    const widgetColours = { accent: ["#14595a", "#86d0c8"], onAccent: ["#ffffff", "#0c2221"] } as const;
    const coloured = {
      ...directory,
      widgetColours: structuredClone(widgetColours) as ClinicDirectory["widgetColours"],
    };
    const { app } = createTestApp({ scheduling: { directory: async () => coloured } });
    expect(await (await app.request("/v1/widget/riverside")).json()).toMatchObject({ colours: widgetColours });
  });

  it("is refused to a site that is not listed, as a conversation is", async () => {
    const response = await app.request("/v1/widget/riverside", { headers: { Origin: "https://evil.example" } });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: "origin_not_allowed" });
    // The page may read that it is refused, and what to do about it.
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("https://evil.example");
  });

  it("says of a wrong key that it is the key", async () => {
    const wrong = await app.request("/v1/widget/pub_wrong");
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([404, "clinic_unknown"]);
    const nobody = await app.request("/v1/widget/nobody");
    expect([nobody.status, ((await nobody.json()) as { code: string }).code]).toEqual([404, "not_found"]);
    expect((await app.request("/v1/widget/PUB_1")).status).toBe(404);
  });
});

describe("POST /v1/chat/sessions", () => {
  const open = (clinic: string) =>
    app.request("/v1/chat/sessions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ clinic }),
    });

  it("takes the publishable key in place of the slug, and tells a wrong one clearly", async () => {
    expect((await open(CLINIC_KEY)).status).toBe(201);
    const wrong = await open("pub_0");
    expect(wrong.status).toBe(404);
    expect(await wrong.json()).toMatchObject({ code: "clinic_unknown", title: "No clinic has this key" });
  });
});
