import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { Phrases, Said } from "../locale.ts";

type Tier = "emergency" | "crisis";

export const safetyPhrases = {
  emergency: ({ tier }, { clinic }) => emergency(tier, clinic),
  danger_asked: (_, { clinic }) => ({
    text: `If that is happening now, or if it starts, call ${clinic.emergencyNumber} at once. Don't wait for an answer here.`,
  }),
  not_an_emergency: (_, { clinic }) => ({
    text: `Thank you for telling me; I've noted it. If anything changes, call ${clinic.emergencyNumber}. A nurse at ${clinic.phone} can help you decide, or shall I ask a person to get back to you?`,
    suggestions: ["Yes, ask a person", "No, let's go on"],
  }),
} satisfies Pick<Phrases, "emergency" | "danger_asked" | "not_an_emergency">;

function emergency(tier: Tier, clinic: ClinicDirectory): Said {
  const { emergencyNumber, crisisNumber, phone } = clinic;
  const text = emergencyText(clinic, tier);
  const ambulance = { label: `Call ${emergencyNumber}`, number: emergencyNumber };
  const crisis = { label: `Call or text ${crisisNumber}`, number: crisisNumber };
  const desk = { label: `Call the clinic at ${phone}`, number: phone };
  const calls = tier === "crisis" ? [crisis, ambulance, desk] : [ambulance, desk];
  return { text, card: { type: "agentcare.emergency", content: { title: TITLES[tier], text, calls } } };
}

const TITLES: Record<Tier, string> = { crisis: "Help is there now", emergency: "This could be an emergency" };

function emergencyText({ emergencyNumber, crisisNumber, phone }: ClinicDirectory, tier: Tier): string {
  if (tier === "crisis") {
    return `If you might hurt yourself or someone else, please call or text ${crisisNumber} now, or call ${emergencyNumber}. You are not alone, and help is there at any hour. I've stopped booking for the moment; our clinic is at ${phone}.`;
  }
  return `This could be an emergency. Please call ${emergencyNumber} now, or go to the nearest emergency room. Don't wait for an appointment. I've stopped booking for the moment; our clinic is at ${phone}. If it is not an emergency, tell me and we go on.`;
}
