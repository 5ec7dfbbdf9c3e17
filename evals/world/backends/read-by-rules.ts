import { lexiconOf } from "../../../src/agents/supervisor/expectation.ts";
import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import type {
  AskedField,
  DialogueAct,
  Expectation,
  OfferedOption,
  UnderstandingContext,
  Wish,
} from "../../../src/understanding/acts.ts";
import { MODEL_ACTS, MODEL_WISHES, type ModelProposalInput } from "../../../src/understanding/model/schema.ts";
import { normaliseText } from "../../../src/understanding/normalise.ts";
import { createRulesTier } from "../../../src/understanding/rules/rules-tier.ts";

/** A message as the prompt of `understanding/model/prompt.ts` gives it. */
export interface Prompted {
  situation: string;
  message: string;
}

const rules = createRulesTier();

/** The message in the last turn of a request to `/api/chat`; null: it asks for something else. */
export function promptedIn(user: string): Prompted | null {
  const found = /Before: (.*)\nMessage:\n<<<\n([\s\S]*)\n>>>/.exec(user);
  return found?.[1] !== undefined && found[2] !== undefined ? { situation: found[1], message: found[2] } : null;
}

/** What a model says that reads as well as the rules do, in the words and names it may use. */
export function readByRules(prompted: Prompted, clinic: ClinicDirectory, now: string): ModelProposalInput {
  const message = normaliseText(prompted.message);
  const context: UnderstandingContext = {
    now,
    timeZone: clinic.timeZone,
    lexicon: lexiconOf(clinic),
    expectation: expectationIn(prompted.situation, clinic),
  };
  const { acts, wishes } = rules.understand(message, context);
  const known: readonly string[] = MODEL_ACTS;
  return {
    wishes: wishes.slice(0, 4).flatMap((wish) => {
      const name = nameOf(wish);
      return name ? [{ words: message.slice(wish.span.start, wish.span.end).slice(0, 300), wish: name }] : [];
    }),
    acts: acts.filter((act): act is (typeof MODEL_ACTS)[number] & DialogueAct => known.includes(act)).slice(0, 6),
  };
}

function nameOf({ kind, topic }: Wish): (typeof MODEL_WISHES)[number] | undefined {
  const name = kind === "desk" ? topic : kind;
  return MODEL_WISHES.find((known) => known === name);
}

const ASKED = /asked for ([\w, ]+)/;
const OFFERED = /offered (\d+) times/;
const PENDING = /a (\w+) waits for a yes/;
const YES_NO = /asked yes or no: (\w+)/;

/** The situation's line taken apart again; which times were offered it does not say. */
function expectationIn(situation: string, clinic: ClinicDirectory): Expectation {
  const [practitioner] = clinic.practitioners;
  const [location] = clinic.locations;
  const offered = Array.from({ length: Number(OFFERED.exec(situation)?.[1] ?? 0) }, (_, index): OfferedOption => {
    const id = `offered-${index}`;
    return {
      slotId: id,
      date: "2026-03-05",
      time: `${String(9 + (index % 8)).padStart(2, "0")}:00`,
      practitionerId: practitioner?.id ?? id,
      practitionerName: practitioner?.name ?? id,
      locationId: location?.id ?? id,
    };
  });
  const pending = PENDING.exec(situation)?.[1];
  return {
    asked: (ASKED.exec(situation)?.[1]?.split(", ") ?? []) as AskedField[], // safe: situationLine wrote them
    offered,
    pending: pending === "book" || pending === "reschedule" || pending === "cancel" ? pending : null,
    yesNo: YES_NO.exec(situation)?.[1] ?? null,
  };
}
