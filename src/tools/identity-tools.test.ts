import { describe, expect, it } from "vitest";
import { emptyFrame, type Frame } from "../graph/frame.ts";
import type { CheckedCode, Claim, IdentityContext } from "../identity/model.ts";
import { createRequestCode } from "./request-code.ts";
import type { Runtime } from "./scheduling-context.ts";
import { createVerifyCode } from "./verify-code.ts";

const CONTEXT = {
  clinicId: "00000000-0000-4000-8000-000000000001",
  threadId: "00000000-0000-4000-8000-000000000002",
  runId: "00000000-0000-4000-8000-000000000003",
  now: "2026-03-02T14:00:00Z",
  leaseToken: 1,
  personHere: false,
  patientTimeZone: null,
  knownPatient: null,
};
const field = <T>(value: T) => ({ value, turn: 1, confirmed: false });
const ANA: Frame = {
  ...emptyFrame(),
  givenName: field("Ana"),
  familyName: field("Ruiz"),
  dateOfBirth: field("1988-04-03"),
  phone: field("9145550142"),
};

/** Calls a tool as the graph's tool node does: with the run's context and state beside the arguments. */
async function call(
  tool: { invoke(input: unknown, config: object): Promise<unknown> },
  args: Record<string, unknown>,
  frame: Frame = ANA,
): Promise<unknown> {
  // Only what the tools read is given.
  const runtime = { context: CONTEXT, state: { frame }, toolCallId: "call-1" } as unknown as Runtime;
  return JSON.parse(String(await tool.invoke(args, runtime)));
}

const report = (error: unknown) => {
  throw error;
};

describe("request_code", () => {
  it("asks for whom the conversation names, in the conversation that asks; the call says neither", async () => {
    const seen: { context: IdentityContext; claim: Claim }[] = [];
    const identity = {
      requestCode: async (context: IdentityContext, { claim }: { claim: Claim }) => {
        seen.push({ context, claim });
        return { state: "asked" as const, expiresAt: "2026-03-02T14:10:00Z", attemptsLeft: 3 };
      },
    };
    const tool = createRequestCode({ identity, report });
    expect(await call(tool, {})).toMatchObject({ ok: true, value: { state: "asked" } });
    expect(seen).toEqual([
      {
        context: { clinicId: CONTEXT.clinicId, threadId: CONTEXT.threadId },
        claim: { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "9145550142" },
      },
    ]);
    await expect(call(tool, { threadId: "another" })).rejects.toThrow();
    expect(await call(tool, {}, emptyFrame())).toMatchObject({ ok: false, refusal: { code: "identity_required" } });
    expect(seen).toHaveLength(1);
  });
});

describe("verify_code", () => {
  it.each<[CheckedCode, unknown]>([
    [{ proved: true, patientId: "secret-id", expiresAt: "2026-03-02T14:30:00Z" }, { proved: true }],
    [
      { proved: false, reason: "wrong", attemptsLeft: 1 },
      { proved: false, reason: "wrong", attemptsLeft: 1 },
    ],
    [
      { proved: false, reason: "failed" },
      { proved: false, reason: "failed" },
    ],
  ])("tells the outcome, and not whose code it was", async (checked, value) => {
    const tool = createVerifyCode({ identity: { checkCode: async () => checked }, report });
    expect(await call(tool, { code: "123456" })).toEqual({ ok: true, value });
  });
});
