import { expect, it } from "vitest";
import { z } from "zod";
import { newRandomId, newRowId } from "./ids.ts";

it.each([
  ["newRowId", newRowId, "7"],
  ["newRandomId", newRandomId, "4"],
])("%s makes a different uuid of its version every time", (_name, make, version) => {
  const ids = Array.from({ length: 1000 }, make);
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(z.uuid({ version: version === "7" ? "v7" : "v4" }).safeParse(id).success).toBe(true);
});
