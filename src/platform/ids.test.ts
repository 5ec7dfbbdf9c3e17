import { expect, it } from "vitest";
import { z } from "zod";
import { derivedId, newRandomId, newRowId } from "./ids.ts";

it.each([
  ["newRowId", newRowId, "7"],
  ["newRandomId", newRandomId, "4"],
])("%s makes a different uuid of its version every time", (_name, make, version) => {
  const ids = Array.from({ length: 1000 }, make);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(z.uuid({ version: version === "7" ? "v7" : "v4" }).safeParse(id).success).toBe(true);
});

it("derives one id from the same parts, and others from others", () => {
  const id = derivedId("thread", "run");
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(derivedId("thread", "run")).toBe(id);
  expect(new Set([id, derivedId("other", "run"), derivedId("thread", "other"), derivedId("threadrun", "")]).size).toBe(
    4,
  );
});
