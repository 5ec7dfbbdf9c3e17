import { expect, it } from "vitest";
import { buildClinic } from "./build-clinic.ts";
import { checkClinic } from "./check-clinic.ts";
import { HARBORVIEW } from "./clinics/harborview.ts";
import { RIVERSIDE } from "./clinics/riverside.ts";

it.each([RIVERSIDE, HARBORVIEW])("S4: the settings of $slug do not contradict each other", (blueprint) => {
  expect(checkClinic(buildClinic(blueprint, "2026-03-02"))).toEqual([]);
});

it("S4: a clinic at odds with itself is told so before it is saved", () => {
  const rows = buildClinic(RIVERSIDE, "2026-03-02");
  const visitTypes = rows.visitTypes.map((type, index) => (index === 0 ? { ...type, dailyCap: 0 } : type));
  expect(checkClinic({ ...rows, visitTypes })).toMatchObject([{ code: "cap_zero", visitType: visitTypes[0]?.name }]);
});
