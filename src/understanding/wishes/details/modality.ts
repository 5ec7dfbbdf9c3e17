import type { FramePatch } from "../../acts.ts";

const WAYS = {
  video:
    "video|zoom|telehealth|tele-health|telemedicine|virtual|virtually|online|facetime|skype|webcam|remote|remotely|videocall",
  phone: "phone|telephone",
  in_person: "in person|face to face|in the office|in office|on site|at the clinic",
} as const;
const PHONE_VISIT =
  /\b(?:by|over|via|on the|through) (?:the )?(?:phone|telephone)\b|\b(?:phone|telephone) (?:call |based )?(?:appointment|visit|consultation|consult|call|instead)\b|\b(?:to|as|into|be|do|a) (?:a )?(?:phone|telephone)(?: call| visit| one| appointment| consultation)?$|\bcall instead\b|\b(?:call|phone|ring) (?:me|us|him|her) (?:instead|rather)\b/u;
const VIDEO_VISIT = new RegExp(`\\b(?:${WAYS.video})\\b`, "u");
const IN_PERSON = new RegExp(`\\b(?:${WAYS.in_person})\\b`, "u");
const REFUSED =
  /\b(?:not|no|instead of|rather than|than|without|hate|can not (?:do|use))(?: (?:a|the|any|do|want|like|by|over|on|have|come|coming|going|go|get|getting))* $/u;
/** "Register online", "your online portal": a way to reach the clinic, no way to be seen. */
const NOT_A_VISIT =
  /\bonline (?:portal|form|forms|account|registration|booking|system|chat)\b|\b(?:book|booked|booking|pay|register|sign up|check in|fill|see) (?:it |this )?online\b|\bremote control\b/u;

const COMES_IN = /\b(?:prefer|rather|like|want) (?:to )?come in (?:person )?(?:instead|rather)\b/u;

/** How the patient wants to be seen, from words in lower case; undefined when it is not said. */
export function readModality(text: string): FramePatch["modality"] {
  if (COMES_IN.test(text)) return "in_person";
  if (NOT_A_VISIT.test(text)) return undefined;
  const found: { at: number; way: NonNullable<FramePatch["modality"]> }[] = [];
  for (const [way, pattern] of [
    ["video", VIDEO_VISIT],
    ["phone", PHONE_VISIT],
    ["in_person", IN_PERSON],
  ] as const) {
    const match = pattern.exec(text);
    if (match && !REFUSED.test(text.slice(0, match.index))) found.push({ at: match.index, way });
  }
  // "From phone to video": the last one said is where it goes.
  return found.sort((left, right) => right.at - left.at)[0]?.way;
}
