import { describe, expect, it } from "vitest";
import { kinds, plan, understood, waiting } from "./testing/conversation-so-far.ts";

const awaited = { afterProof: { agent: "booking", kind: "list", visit: {} } as const, asked: ["code" as const] };
const none = (acts: Parameters<typeof understood>[0]) =>
  understood(acts, { declinedDetail: { how: "unknown", field: "code" } });

describe("a code that does not come", () => {
  it.each([["repeat"], ["deny"], ["inform"]] as const)("is sent once more (%s)", (act) => {
    const { facts, footing, tasks } = plan(none([act]), waiting, awaited);
    expect(kinds(tasks)).toEqual(["resend"]);
    expect(facts.map(({ kind }) => kind)).toContain("code_again");
    expect(footing).toMatchObject({ misses: 1, afterProof: awaited.afterProof });
  });

  it.each([["repeat"], ["deny"], ["inform"]] as const)(
    "then a person is offered, and what waits is kept (%s)",
    (act) => {
      const { facts, footing, tasks } = plan(none([act]), waiting, { ...awaited, misses: 1 });
      expect(tasks).toEqual([]);
      expect(facts).toContainEqual({ kind: "detail_refused", field: "code" });
      expect(footing).toMatchObject({ yesNo: "handoff", afterProof: awaited.afterProof });
    },
  );

  it("a phone that is gone gets no second code", () => {
    const gone = understood(["deny"], { declinedDetail: { how: "refused", field: "code" } });
    expect(plan(gone, waiting, awaited).facts).toContainEqual({ kind: "detail_refused", field: "code" });
  });
});
