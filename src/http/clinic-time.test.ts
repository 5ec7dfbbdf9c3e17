import { expect, it } from "vitest";
import { ALLOWED_ORIGIN, createTestApp, TEST_TIME } from "./test-app.ts";

it("an answer has the clinic's time, which a widget on another origin may read", async () => {
  const { app } = createTestApp();
  const response = await app.request("/v1/widget/riverside", {
    headers: { Origin: ALLOWED_ORIGIN },
  });
  expect(response.headers.get("Date")).toBe(TEST_TIME.toUTCString());
  expect(response.headers.get("Access-Control-Expose-Headers")?.split(", ")).toContain("Date");
});
