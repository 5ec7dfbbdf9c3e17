import type { Intent } from "../acts.ts";
import { FRESH, type Situation } from "../rules/situation.ts";
import type { ContractFrame, Dialogue } from "./dialogue.ts";
import { isFree, readFreeWords } from "./free-words.ts";
import type { SystemAct, UnderstandLine } from "./line.ts";

const FRAME_FIELDS = ["practitioner", "specialty", "city", "date", "time", "reason", "patient", "cosmetic"] as const;

/** Takes in what the clinic's side said, and tells how the next words are to be read. */
export function hear(
  dialogue: Dialogue,
  system: UnderstandLine["system"],
  clock: { now: string; timeZone: string },
): Situation {
  dialogue.proposed = {};
  if (!system) return { ...FRESH, task: dialogue.intent };
  const { acts, say = "" } = system;
  const has = (name: SystemAct["act"]) => acts.some(({ act }) => act === name);
  const free = isFree(system) ? readFreeWords(say, clock) : null;
  const asked = new Set<string>(free?.asked);
  if (has("done") || free?.booked) dialogue.booked = true;
  for (const { act, fields } of acts) {
    if (act === "ask") for (const field of Object.keys(fields)) asked.add(field);
    if (act === "offer" || act === "confirm") Object.assign(dialogue.proposed, valuesOf(fields));
    if (act === "offer" && !has("fail")) takeOffer(dialogue, fields);
  }
  Object.assign(dialogue.proposed, free?.proposed);
  let yesNo: Situation["yesNo"] = null;
  if (acts.some((act) => act.act === "offer" && asksToBook(act.fields, has("fail")))) yesNo = { task: "book" };
  // Free words may well hold a question; a yes to them is a yes.
  else if (free) yesNo = { task: free.proposed.time === undefined ? null : "book" };
  believedTask(dialogue, asked, free === null);
  let pending: Situation["pending"] = null;
  if (has("confirm")) {
    const write = dialogue.intent === "cancel" || dialogue.intent === "reschedule" ? dialogue.intent : "book";
    // A write begun earlier is settled by anything but a further question about it.
    if (Object.keys(dialogue.proposed).length === 0) yesNo = { task: taskSaid(say) };
    else pending = write;
  }
  const more = has("more") || free?.more === true;
  const open =
    dialogue.standing !== null &&
    !yesNo &&
    !pending &&
    !more &&
    !has("ask") &&
    !has("done") &&
    (has("offer") || has("inform"));
  return {
    started: true,
    asked,
    offered: open ? "one" : "none",
    pending,
    yesNo: more ? null : yesNo,
    more,
    done: has("done"),
    failed: has("fail"),
    task: dialogue.intent,
  };
}

/** Somebody is offered. Where, and as what, tells what was understood; it stands until it is corrected. */
function takeOffer(dialogue: Dialogue, { practitioner, intent, city, specialty }: SystemAct["fields"]): void {
  if (typeof practitioner !== "string" || typeof intent === "string") return;
  dialogue.standing = practitioner;
  if (typeof city === "string") dialogue.frame = { ...dialogue.frame, city };
  if (typeof specialty === "string") dialogue.frame = { ...dialogue.frame, specialty };
}

const asksToBook = (fields: SystemAct["fields"], failed: boolean) =>
  typeof fields.intent === "string" || failed || fields.time !== undefined || fields.date !== undefined;

/** What the clinic's side asks or reads back tells which task it believes itself in, also when an earlier line was missed. */
function believedTask(dialogue: Dialogue, asked: ReadonlySet<string>, inActs: boolean): void {
  const proposes = inActs && (dialogue.proposed.date !== undefined || dialogue.proposed.time !== undefined);
  const placed = asked.has("date") || asked.has("time") || asked.has("practitioner") || proposes;
  const seeks = asked.has("city") || asked.has("specialty");
  const { intent } = dialogue;
  if (placed && (intent === "none" || intent === "find")) dialogue.intent = "book";
  else if (intent === "none" && dialogue.standing) dialogue.intent = "find";
  else if ((intent === "none" || intent === "book") && seeks && !placed) dialogue.intent = "find";
}

/** "Is this what you want me to cancel?": which write a plain question is about. */
function taskSaid(say: string): Intent {
  if (/\b(?:cancel|delete|remove|decline)/i.test(say)) return "cancel";
  return /\b(?:update|change|move)/i.test(say) ? "reschedule" : "book";
}

function valuesOf(fields: SystemAct["fields"]): ContractFrame {
  return Object.fromEntries(
    FRAME_FIELDS.filter((field) => typeof fields[field] === "string" || typeof fields[field] === "boolean").map(
      (field) => [field, fields[field]],
    ),
  );
}
