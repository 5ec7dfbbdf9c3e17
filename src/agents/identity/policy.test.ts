import { describe, expect, it } from "vitest";
import { emptyFrame, type Frame } from "../../graph/frame.ts";
import { type Footing, startFooting } from "../../graph/state.ts";
import type { Task, TaskBody } from "../../graph/tasks.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { ToolResult } from "../agent.ts";
import { identityPolicy } from "./policy.ts";

const field = <T>(value: T) => ({ value, turn: 1, confirmed: false });
const ANA: Frame = {
  ...emptyFrame(),
  givenName: field("Ana"),
  familyName: field("Ruiz"),
  dateOfBirth: field("1988-04-03"),
  phone: field("9145550142"),
};
const WAITING: TaskBody = { agent: "booking", kind: "list" };
const BEGIN: TaskBody = { agent: "identity", kind: "begin", action: "cancel" };
const CHECK: TaskBody = { agent: "identity", kind: "check", code: "123456" };

function decide(
  body: TaskBody,
  { frame = ANA, footing = {}, answer }: { frame?: Frame; footing?: Partial<Footing>; answer?: unknown } = {},
) {
  const name = body.kind === "check" ? "verify_code" : "request_code";
  const results: ToolResult[] = answer === undefined ? [] : [{ name, args: {}, answer: { ok: true, value: answer } }];
  return identityPolicy({
    // Only bodies of this agent are handed in below.
    task: { ...body, id: "t0" } as Extract<Task, { agent: "identity" }>,
    frame,
    footing: { ...startFooting(), afterProof: WAITING, ...footing },
    results,
    context: {
      clinicId: "00000000-0000-4000-8000-000000000001",
      threadId: "00000000-0000-4000-8000-000000000002",
      runId: "00000000-0000-4000-8000-000000000003",
      now: "2026-03-02T14:00:00Z",
      leaseToken: 1,
      personHere: false,
      patientTimeZone: null,
      knownPatient: null,
    },
    // The policy asks the clinic nothing.
    directory: {} as ClinicDirectory,
  });
}

describe("asking who it is", () => {
  it("asks for what is missing, with what it is for", () => {
    expect(decide(BEGIN, { frame: emptyFrame() })).toEqual({
      done: {
        facts: [{ kind: "ask_who", action: "cancel", missing: ["name", "dateOfBirth", "phone"] }],
        footing: { asked: ["name", "dateOfBirth", "phone"], yesNo: null },
      },
    });
  });

  it("never asks again for what was given, and asks for the phone number once", () => {
    const { phone: _, ...noPhone } = ANA;
    expect(decide(BEGIN, { frame: noPhone })).toMatchObject({ done: { facts: [{ missing: ["phone"] }] } });
    expect(decide(BEGIN, { frame: noPhone, footing: { asked: ["phone"] } })).toEqual({
      call: { name: "request_code", args: {} },
    });
  });

  it("sends another code without asking again for the phone number that was not given", () => {
    const { phone: _, ...noPhone } = ANA;
    const footing = { asked: ["code" as const] };
    expect(decide({ agent: "identity", kind: "resend" }, { frame: noPhone, footing })).toEqual({
      call: { name: "request_code", args: {} },
    });
  });

  it("says what it is for when a code is asked for again", () => {
    const footing = { afterProof: { agent: "booking", kind: "propose" } as const };
    expect(decide({ agent: "identity", kind: "resend" }, { frame: emptyFrame(), footing })).toMatchObject({
      done: { facts: [{ kind: "ask_who", action: "book" }] },
    });
  });

  it("asks for a code without naming anybody in the call", () => {
    expect(decide(BEGIN)).toEqual({ call: { name: "request_code", args: {} } });
    expect(decide({ agent: "identity", kind: "resend" })).toEqual({ call: { name: "request_code", args: {} } });
  });
});

describe("after a code was asked for", () => {
  it("waits for it", () => {
    const answer = { state: "asked", expiresAt: "2026-03-02T14:10:00Z", attemptsLeft: 3 };
    expect(decide(BEGIN, { answer })).toEqual({
      done: {
        facts: [{ kind: "code_asked", expiresAt: "2026-03-02T14:10:00Z", attemptsLeft: 3 }],
        footing: { asked: ["code"], yesNo: null },
      },
    });
  });

  it("says so when it is proved already and nothing is there, instead of going in a circle", () => {
    expect(decide(BEGIN, { answer: { state: "proved" } })).toEqual({
      done: { facts: [{ kind: "nothing_there", action: "cancel" }], footing: { afterProof: null, asked: [] } },
    });
  });

  it("goes on with a booking when it is proved already", () => {
    expect(decide({ ...BEGIN, action: "book" }, { answer: { state: "proved" } })).toEqual({
      done: { footing: { afterProof: null, asked: [], proved: true }, next: [WAITING] },
    });
  });

  it.each([
    ["failed", "identity_failed"],
    ["no_channel", "identity_unavailable"],
  ])("%s: a person takes over", (state, kind) => {
    expect(decide(BEGIN, { answer: { state } })).toMatchObject({
      done: {
        facts: [{ kind }],
        footing: { afterProof: null, asked: [] },
        next: [{ agent: "handoff", kind: "request", urgency: "routine" }],
      },
    });
  });
});

describe("checking a code", () => {
  it("has it checked", () => {
    expect(decide(CHECK)).toEqual({ call: { name: "verify_code", args: { code: "123456" } } });
  });

  it("does what waited for the proof, once", () => {
    expect(decide(CHECK, { answer: { proved: true } })).toEqual({
      done: {
        facts: [{ kind: "identity_proved" }],
        footing: { afterProof: null, asked: [], proved: true },
        next: [WAITING],
      },
    });
    expect(decide(CHECK, { answer: { proved: true }, footing: { afterProof: null } })).toMatchObject({
      done: { next: [] },
    });
  });

  it("keeps what waits through a wrong or an old code", () => {
    const wrong = decide(CHECK, { answer: { proved: false, reason: "wrong", attemptsLeft: 1 } });
    expect(wrong).toEqual({
      done: { facts: [{ kind: "code_wrong", attemptsLeft: 1 }], footing: { asked: ["code"], yesNo: null } },
    });
    const expired = decide(CHECK, { answer: { proved: false, reason: "expired" } });
    expect(expired).toMatchObject({ done: { facts: [{ kind: "code_expired" }] } });
    expect(expired).not.toHaveProperty("done.footing.afterProof");
  });

  it("L18: the third failure goes to a person, and what waited is dropped", () => {
    expect(decide(CHECK, { answer: { proved: false, reason: "failed" } })).toEqual({
      done: {
        facts: [{ kind: "identity_failed" }],
        footing: { afterProof: null, asked: [], yesNo: null },
        next: [{ agent: "handoff", kind: "request", reason: "could not prove who they are", urgency: "routine" }],
      },
    });
  });
});
