import type { DialogueAct, Intent } from "./acts.ts";
import { shapeActs } from "./contract/conventions.ts";
import { type ContractFrame, type Dialogue, hear, newDialogue } from "./contract/dialogue.ts";
import { readFrame, updateFrame } from "./contract/frame.ts";
import { parseLine, type UnderstandLine } from "./contract/line.ts";
import { normaliseText } from "./normalise.ts";
import { calibrated } from "./rules/confidence.ts";
import { decideActs } from "./rules/decide-acts.ts";
import { blankOut } from "./rules/mask.ts";
import { noTimes } from "./rules/no-times.ts";
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
  const situation = hear(dialogue, input.system, input);
  if (screen(input.text).kind === "emergency") {
    return { acts: ["emergency"], intent: dialogue.intent, frame: dialogue.frame, requested: [], confidence: 0.95 };
  }
  const text = normaliseText(input.text).slice(0, 800);
  const tokens = tokenise(text);
  const signals = readSignals(tokens);
  const said = readFrame(
    text,
    blankOut(text, noTimes(tokens.words)),
    tokens.words,
    { now: input.now, timeZone: input.timeZone },
    situation,
    dialogue,
  );
  const visit = Object.keys(said).length > 0;
  const decision = decideActs(signals, situation, {
    visit,
    changes: Object.entries(said).some(([field, value]) =>
      differs(dialogue.proposed[field as keyof ContractFrame], value),
    ),
    identity: said.patient !== undefined,
    selection: false,
  });
  const shaped = shapeActs(decision, situation, dialogue, {
    newSearch: said.city !== undefined || said.specialty !== undefined,
    places: said.date !== undefined || said.time !== undefined,
  });
  const { acts, intent } = shaped;
  const parts = acts.some((act) => act !== "thank" && act !== "bye" && act !== "deny");
  if (!parts) {
    // A farewell says nothing of the visit: "that is all for today" names no day.
    dialogue.intent = intent;
  } else if (!acts.includes("out-of-scope") && !acts.includes("clinical-advice")) {
    dialogue.frame = updateFrame(dialogue, said, {
      selected: shaped.selected,
      affirmed: acts.includes("affirm"),
      askedReason: situation.asked.has("reason"),
    });
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

const differs = (known: unknown, said: unknown) => JSON.stringify(known) !== JSON.stringify(said);
