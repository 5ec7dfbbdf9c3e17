import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { Phrases, Said } from "../locale.ts";

type Tier = "emergency" | "crisis";

export const safetyPhrases = {
  emergency: ({ tier }, { clinic }) => emergency(tier, clinic),
} satisfies Pick<Phrases, "emergency">;

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
