import { expect, it } from "vitest";
import { handoffLine, handoffRow } from "./handoff-row.ts";

const queued = {
  id: "0192f0c1-0000-7000-8000-0000000000e1",
  threadId: "0192f0c1-0000-7000-8000-0000000000f1",
  reason: "asked_for_person",
  topic: null,
  urgency: "routine" as const,
  at: new Date("2026-03-02T15:04:30Z"),
};
const field = (value: unknown) => ({ value, turn: 1, confirmed: false });

it.each([
  [
    "all of it",
    { givenName: field("Ana"), familyName: field("Ruiz"), phone: field("555-0142") },
    "Ana Ruiz",
    "555-0142",
  ],
  ["half a name", { givenName: field("Ana") }, "Ana", null],
  ["nothing", { held: null }, null, null],
  ["another shape", { givenName: "Ana", phone: field(7) }, null, null],
  ["no frame", null, null, null],
])("shows whom to call as far as it is known: %s", (_case, frame, name, phone) => {
  expect(handoffRow({ ...queued, frame })).toEqual({
    id: queued.id,
    at: "2026-03-02T15:04:30.000Z",
    reason: "asked_for_person",
    topic: null,
    urgency: "routine",
    thread: queued.threadId,
    name,
    phone,
  });
});

it("tells the time by the clinic's clock", () => {
  const line = handoffLine(handoffRow({ ...queued, frame: {} }), "America/Chicago");
  expect(line).toContain("2026-03-02 09:04  routine");
  expect(line).toContain("name unknown, no phone");
});
