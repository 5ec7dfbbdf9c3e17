import type { IdentityAction } from "../../graph/facts/identity.ts";
import type { Frame } from "../../graph/frame.ts";
import type { Footing } from "../../graph/state.ts";
import type { Task, TaskBody } from "../../graph/tasks.ts";
import type { RequestedCode } from "../../identity/model.ts";
import type { VerifiedCode } from "../../tools/verify-code.ts";
import type { Outcome, Policy, Situation, Step } from "../agent.ts";
import { missingDetails, type PatientDetail } from "../patient.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";
import { actionOf } from "./proof-first.ts";

type IdentityTask = Extract<Task, { agent: "identity" }>;

/** Proves whom the conversation speaks for, in steps; then does what waited for it. */
export const identityPolicy: Policy<IdentityTask> = (situation) => {
  const { task } = situation;
  switch (task.kind) {
    case "begin":
      return begin(situation, task.action);
    case "resend":
      return begin(situation, situation.footing.afterProof ? actionOf(situation.footing.afterProof) : "lookup");
    case "check":
      return check(situation, task.code);
  }
};

function begin(situation: Situation<IdentityTask>, action: IdentityAction): Step {
  const { frame, footing, results } = situation;
  const missing = missingOf(frame, footing);
  if (missing.length > 0) {
    return { done: { facts: [{ kind: "ask_who", action, missing }], footing: { asked: missing, yesNo: null } } };
  }
  const requested = answered<RequestedCode>(results, "request_code");
  if (requested.kind === "none") return { call: { name: "request_code", args: {} } };
  if (requested.kind === "unavailable") return { done: calendarUnavailable };
  if (requested.kind === "refused") return { done: { facts: [refusedFact(requested.refusal)] } };
  return { done: afterRequest(situation, action, requested.value) };
}

function afterRequest({ footing }: Situation<IdentityTask>, action: IdentityAction, answer: RequestedCode): Outcome {
  switch (answer.state) {
    case "asked": {
      const { expiresAt, attemptsLeft } = answer;
      return { facts: [{ kind: "code_asked", expiresAt, attemptsLeft }], footing: { asked: ["code"], yesNo: null } };
    }
    case "proved":
      // Proved before, and still sent here: what was looked for is not there. Going back would go in a circle.
      if (action === "book" || action === "waitlist") {
        const { next, footing: settled } = goOn(footing);
        return { footing: { ...settled, proved: true }, next };
      }
      return { facts: [{ kind: "nothing_there", action }], footing: SETTLED };
    case "failed":
      return toPerson("identity_failed");
    case "no_channel":
      return toPerson("identity_unavailable");
  }
}

function check({ footing, results }: Situation<IdentityTask>, code: string): Step {
  const checked = answered<VerifiedCode>(results, "verify_code");
  if (checked.kind === "none") return { call: { name: "verify_code", args: { code } } };
  if (checked.kind === "unavailable") return { done: calendarUnavailable };
  if (checked.kind === "refused") return { done: { facts: [refusedFact(checked.refusal)] } };
  const { value } = checked;
  if (value.proved) {
    const { next, footing: settled } = goOn(footing);
    return { done: { facts: [{ kind: "identity_proved" }], footing: { ...settled, proved: true }, next } };
  }
  switch (value.reason) {
    case "wrong":
      return {
        done: {
          facts: [{ kind: "code_wrong", attemptsLeft: value.attemptsLeft }],
          footing: { asked: ["code"], yesNo: null },
        },
      };
    case "expired":
      return { done: { facts: [{ kind: "code_expired" }], footing: { asked: ["code"], yesNo: null } } };
    case "failed":
      return { done: toPerson("identity_failed") };
  }
}

const SETTLED: Partial<Footing> = { afterProof: null, asked: [] };

/** What waited for the proof, taken out of waiting. */
function goOn({ afterProof }: Footing): { footing: Partial<Footing>; next: TaskBody[] } {
  return { footing: SETTLED, next: afterProof ? [afterProof] : [] };
}

/** The reason says what happened here and nothing of whose details were given. */
function toPerson(kind: "identity_failed" | "identity_unavailable"): Outcome {
  const reason = kind === "identity_failed" ? "could not prove who they are" : "codes cannot be sent: check who asks";
  return {
    facts: [{ kind }],
    footing: { ...SETTLED, yesNo: null },
    next: [{ agent: "handoff", kind: "request", reason, urgency: "routine" }],
  };
}

/**
 * What is still to be asked. The phone number tells people of one name and birthday apart; it is asked once, and who
 * does not give it goes on without.
 */
function missingOf(frame: Frame, { asked }: Footing): PatientDetail[] {
  const missing = missingDetails(frame);
  // With a code on its way, the number was asked for before that.
  const onlyPhone = missing.length === 1 && missing[0] === "phone";
  return onlyPhone && asked.some((field) => field === "phone" || field === "code") ? [] : missing;
}
