import { renderReply } from "../agents/render-reply.ts";
import { english } from "../locales/en/index.ts";
import type { ClinicDirectory } from "../scheduling/model.ts";
import type { Reply } from "./reply.ts";

type Tier = "emergency" | "crisis";

/**
 * What a red flag is told when its turn cannot answer it. `clinic` null: not even the clinic's own numbers can be had,
 * and those that hold for the whole country must do.
 */
export function emergencyReply(tier: Tier, clinic: ClinicDirectory | null, now: Date): Reply {
  if (clinic) {
    // No visit is told of here, so nobody's zone matters.
    const voice = { clinic, now: now.toISOString(), patientTimeZone: null };
    return renderReply([{ kind: "emergency", tier }], voice, english);
  }
  const { title, text, calls } = WITHOUT_CLINIC[tier];
  return {
    text,
    cards: [{ type: "agentcare.emergency", content: { title, text, calls: [...calls] } }],
    suggestions: [],
  };
}

const AMBULANCE = { label: "Call 911", number: "911" };
const CRISIS_LINE = { label: "Call or text 988", number: "988" };

/** Needs a clinician's approval, as all wording of an emergency does (docs/safety.md). */
const WITHOUT_CLINIC = {
  emergency: {
    title: "This could be an emergency",
    text: "This could be an emergency. Please call 911 now, or go to the nearest emergency room. Don't wait for an appointment.",
    calls: [AMBULANCE],
  },
  crisis: {
    title: "Help is there now",
    text: "If you might hurt yourself or someone else, please call or text 988 now, or call 911. You are not alone, and help is there at any hour.",
    calls: [CRISIS_LINE, AMBULANCE],
  },
} as const;
