import type { Intent } from "../acts.ts";
import { FRESH, type Situation } from "../rules/situation.ts";
import { readWhen } from "../when/when.ts";
import type { SystemAct, UnderstandLine } from "./line.ts";

/** The frame as the data contract writes it. */
export interface ContractFrame {
  practitioner?: string;
  specialty?: string;
  city?: string;
  date?: string;
  time?: string | { from?: string; to?: string };
  reason?: string;
  patient?: string;
  cosmetic?: boolean;
  visitType?: string;
}

/** What is kept of a conversation between its lines. */
export interface Dialogue {
  frame: ContractFrame;
  intent: Intent;
  /** A provider that was offered and neither taken nor left. */
  standing: string | null;
  /** Values read back, or offered as another time, that a yes takes over. */
  proposed: ContractFrame;
  selected: boolean;
}

export const newDialogue = (): Dialogue => ({
  frame: {},
  intent: "none",
  standing: null,
  proposed: {},
  selected: false,
});

const FRAME_FIELDS = ["practitioner", "specialty", "city", "date", "time", "reason", "patient", "cosmetic"] as const;

/** Takes in what the clinic's side said, and tells how the next words are to be read. */
export function hear(
  dialogue: Dialogue,
  system: UnderstandLine["system"],
  clock: { now: string; timeZone: string },
): Situation {
  if (!system) return { ...FRESH, task: dialogue.intent };
  const { acts } = system;
  const has = (name: SystemAct["act"]) => acts.some(({ act }) => act === name);
  const asked = new Set<string>();
  let yesNo: Situation["yesNo"] = null;
  let pending: Situation["pending"] = null;
  dialogue.proposed = {};
  for (const { act, fields } of acts) {
    if (act === "ask") for (const field of Object.keys(fields)) asked.add(field);
    if (act === "offer" && typeof fields.intent === "string") yesNo = { task: "book" };
    if (
      act === "offer" &&
      !has("fail") &&
      typeof fields.practitioner === "string" &&
      typeof fields.intent !== "string"
    ) {
      dialogue.standing = fields.practitioner;
    }
    if (act === "offer" && (has("fail") || fields.time !== undefined || fields.date !== undefined))
      yesNo ??= { task: "book" };
    if (act === "offer" || act === "confirm") Object.assign(dialogue.proposed, valuesOf(fields));
    if (act === "confirm")
      pending = dialogue.intent === "cancel" || dialogue.intent === "reschedule" ? dialogue.intent : "book";
  }
  if (acts.every(({ act }) => act === "other") && /\?/.test(system.say ?? "")) {
    // Said in free words: "He has 7 pm. Shall I book it?" A yes takes over the time named.
    const time = readWhen({ text: system.say ?? "", ...clock, expect: "visit" }).find((value) => value.time)?.time;
    if (time) {
      yesNo = { task: "book" };
      dialogue.proposed.time = time;
    }
  }
  // Free words of the clinic's side may well hold a question; a yes to them is a yes.
  if (acts.length > 0 && acts.every(({ act }) => act === "other")) yesNo ??= { task: null };
  // What the clinic asks tells which task it believes itself in, also when an earlier line was missed.
  const placed =
    ["date", "time"].some((field) => asked.has(field)) ||
    Object.keys(dialogue.proposed).some((field) => field === "date" || field === "time");
  if (placed && (dialogue.intent === "none" || dialogue.intent === "find")) dialogue.intent = "book";
  if (dialogue.intent === "none" && (dialogue.standing || asked.has("city") || asked.has("specialty")))
    dialogue.intent = "find";
  // A write begun earlier is settled by anything but a further question about it.
  if (pending && Object.keys(dialogue.proposed).length === 0) {
    yesNo = { task: taskSaid(system.say ?? "") };
    pending = null;
  }
  const open =
    dialogue.standing !== null &&
    !yesNo &&
    !pending &&
    !has("more") &&
    !has("ask") &&
    !has("done") &&
    (has("offer") || has("inform"));
  return {
    started: true,
    asked,
    offered: open ? "one" : "none",
    pending,
    yesNo,
    more: has("more"),
    done: has("done"),
    failed: has("fail"),
    task: dialogue.intent,
  };
}

/** "Is this what you want me to cancel?": which write a plain question is about. */
function taskSaid(say: string): Intent {
  if (/\b(?:cancel|delete|remove)/i.test(say)) return "cancel";
  return /\b(?:update|change|move)/i.test(say) ? "reschedule" : "book";
}

function valuesOf(fields: Readonly<Record<string, unknown>>): ContractFrame {
  return Object.fromEntries(
    FRAME_FIELDS.filter((field) => typeof fields[field] === "string" || typeof fields[field] === "boolean").map(
      (field) => [field, fields[field]],
    ),
  );
}
