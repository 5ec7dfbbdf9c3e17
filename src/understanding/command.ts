import type { DialogueAct, Intent } from "./acts.ts";
import { toldOfCalendar } from "./contract/calendar-talk.ts";
import { shapeActs } from "./contract/conventions.ts";
import { type ContractFrame, type Dialogue, differs, newDialogue, providerOf } from "./contract/dialogue.ts";
import { aboutTheClinic } from "./contract/errand.ts";
import { readFrame } from "./contract/frame.ts";
import { isFree } from "./contract/free-words.ts";
import { hear } from "./contract/hear.ts";
import { parseLine, type UnderstandLine } from "./contract/line.ts";
import { readRequested } from "./contract/requested.ts";
import type { Turn } from "./contract/turn.ts";
import { addsVisit, updateFrame } from "./contract/update-frame.ts";
import { wantsVisit } from "./contract/visit-wish.ts";
import { asVisitWords } from "./contract/visit-words.ts";
import { normaliseText } from "./normalise.ts";
import { SURE } from "./rules/answer.ts";
import { calibrated } from "./rules/confidence.ts";
import { decideActs, isRefusedOutright, LETTER_WORDS } from "./rules/decide-acts.ts";
import { farewellDays, saidBefore } from "./rules/farewell-days.ts";
import { blankOut } from "./rules/mask.ts";
import { noTimes } from "./rules/no-times.ts";
import { replyStrength } from "./rules/reply-evidence.ts";
import { readSignals } from "./rules/signals.ts";
import { screen } from "./screen.ts";
import { tokenise } from "./text/tokens.ts";

interface Answer {
  acts: DialogueAct[];
  intent: Intent;
  frame: ContractFrame;
  requested: string[];
  confidence: number;
}

/**
 * The `understand` command: one input line of the data contract to one output line. Keeps a frame per `dialogue`.
 * @throws Error that names what is wrong with a line and how to mend it.
 */
export function createUnderstandSession(): (line: string) => Promise<string> {
  const dialogues = new Map<string, Dialogue>();
  return async (line) => {
    const input = parseLine(line);
    const started = performance.now();
    const key = input.dialogue ?? `line ${input.id}`;
    const dialogue = dialogues.get(key) ?? newDialogue();
    if (input.dialogue !== undefined) dialogues.set(key, dialogue);
    const { acts, intent, frame, requested, confidence } = answer(input, dialogue);
    const ms = Math.round((performance.now() - started) * 1000) / 1000;
    return JSON.stringify({
      id: input.id,
      acts: acts.map((act) => ({ act })),
      intent,
      frame,
      requested,
      confidence,
      ms,
    });
  };
}

function answer(input: UnderstandLine, dialogue: Dialogue): Answer {
  const clock = { now: input.now, timeZone: input.timeZone };
  const situation = hear(dialogue, input.system, clock);
  const freely = isFree(input.system);
  if (screen(input.text).kind === "emergency") {
    return { acts: ["emergency"], intent: dialogue.intent, frame: dialogue.frame, requested: [], confidence: 0.95 };
  }
  const whole = normaliseText(input.text).slice(0, 800);
  const { text, errand } = aboutTheClinic(whole, situation, dialogue, {
    freely,
    offersVisit: situation.yesNo !== null && howAsked(input.system) === "offer",
  });
  const inVisit = dialogue.intent === "find" || dialogue.intent === "book";
  const tokens = inVisit ? asVisitWords(tokenise(text)) : tokenise(text);
  const signals = readSignals(tokens);
  // Within a talk a refusal may still turn out to be the answer to what was asked.
  const refused = (!situation.started || tokens.words.length > LETTER_WORDS) && isRefusedOutright(signals, situation);
  const timed = refused
    ? ""
    : blankOut(text, [...noTimes(tokens.words), ...farewellDays(signals, situation), ...saidBefore(signals)]);
  const said = readFrame(text, timed, signals, clock, situation, dialogue);
  const decision = decideActs(signals, situation, {
    visit: Object.keys(said).length > 0,
    changes: Object.entries(said).some(([field, value]) =>
      differs(dialogue.proposed[field as keyof ContractFrame], value),
    ),
    identity: said.patient !== undefined,
    selection: false,
  });
  const known = providerOf(dialogue) !== undefined;
  const shaped = shapeActs({
    decision,
    situation,
    dialogue,
    said,
    requested: readRequested(signals, { known, arranging: said.date !== undefined || said.time !== undefined }),
    errand,
    visits: wantsVisit(tokens.words),
    freely,
    asked: situation.yesNo ? howAsked(input.system) : null,
    wishes: signals.strength("book") > SURE || (signals.strength("find") > SURE && signals.clinic.people > 0),
    told: freely ? toldOfCalendar(input.system?.say ?? "") : null,
    signals,
    short: tokens.words.length <= 8 && !tokens.words.some(({ word }) => NEGATION.test(word)),
    agrees: replyStrength(signals, "affirm") > SURE,
    asks: tokens.questions.some(Boolean) || signals.strength("question") > SURE,
  });
  const { acts, intent } = shaped;
  const parts = acts.some((act) => act !== "thank" && act !== "bye" && act !== "deny");
  if (!parts) {
    // A farewell says nothing of the visit: "that is all for today" names no day.
    dialogue.intent = intent;
  } else if (acts.includes("clinical-advice")) {
    // A clinician answers it; who asks, whom they see and why is known all the same.
    const { reason, patient, practitioner } = said;
    dialogue.frame = { ...given({ reason, patient, practitioner }), ...dialogue.frame };
  } else if (!acts.includes("out-of-scope")) {
    dialogue.frame = updateFrame(dialogue, said, { ...shaped, asked: situation.asked, also: addsVisit(tokens.words) });
    dialogue.intent = intent;
  }
  if (shaped.selected || acts.includes("alternatives")) dialogue.standing = null;
  return {
    acts,
    intent: dialogue.intent,
    frame: dialogue.frame,
    requested: shaped.requested,
    confidence: calibrated(decision.score),
  };
}

const NEGATION = /^(?:not|no|never|neither|none|nothing|keep)$/;

const given = (fields: ContractFrame): ContractFrame =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function howAsked(system: UnderstandLine["system"]): Turn["asked"] {
  if (system?.acts.some(({ act }) => act === "offer")) return "offer";
  return system?.acts.some(({ act }) => act === "confirm") ? "read-back" : null;
}
