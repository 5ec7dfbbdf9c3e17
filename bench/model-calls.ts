import { existsSync, readdirSync, readFileSync } from "node:fs";
import { EventType } from "@ag-ui/core";
import { type Answer, createConversation } from "../evals/conversation.ts";
import { createUnderstandSession } from "../src/understanding/command.ts";
import { readTranscript, type Transcript } from "../tests/transcripts/transcript.ts";
import { giveBack } from "./conversation.ts";
import type { Bench } from "./environment.ts";
import type { Finding, Section } from "./report.ts";

const CALLS_PER_BOOKING = 0.3;
/** A supervisor of tool-calling agents asks its model at every step: DESIGN.md, "Numbers to hold". */
const PEER = "8 or more";

const DEV_SETS = new URL("../../shared/data/understand/", import.meta.url);
const TRANSCRIPTS = new URL("../tests/transcripts/conversations/", import.meta.url);

/** What one conversation came to: whether it booked, and how often the rules would have asked a model. */
interface Talk {
  booked: boolean;
  turns: number;
  calls: number;
  /** Flights, rides or restaurants are arranged in it too (the set's own mark): no calls of a clinic's booking. */
  strays: boolean;
}

/**
 * Turns on which the rules are less sure than the cascade's threshold, in conversations that end in a booking: what a
 * model would be asked were one there. Nothing is asked here.
 */
export async function benchModelCalls(bench: Bench): Promise<Section> {
  const { progress } = bench;
  const notes: string[] = [];
  const findings: Finding[] = [];
  const all: Talk[] = [];
  const add = (what: string, talks: readonly Talk[]) => {
    const clinic = talks.filter(({ strays }) => !strays);
    all.push(...clinic);
    findings.push(finding(`calls a booking, ${what}`, clinic, false));
    const strays = talks.filter((talk) => talk.strays);
    if (strays.length > 0) findings.push(finding(`apart: ${what}, other trades among it`, strays, false));
  };
  for (const name of ["sgd", "star"]) {
    const file = new URL(`${name}.jsonl`, DEV_SETS);
    if (!existsSync(file)) {
      const skipped = `SKIPPED: ${name}.jsonl of ../shared/data/understand is not beside the project`;
      progress(`model-calls: ${skipped}`);
      notes.push(skipped);
      continue;
    }
    progress(`model-calls: ${name}`);
    add(name, await devTalks(name, bench.config.UNDERSTANDING_THRESHOLD));
  }
  const { talks, skipped } = await playAll(bench);
  add("our transcripts", talks);
  if (skipped.length > 0)
    notes.push(`transcripts left out (time passes, a code is sent, or the talk went another way): ${skipped.length}`);
  return {
    title: "Model calls to complete a booking",
    how:
      `Turns below the cascade's threshold (${bench.config.UNDERSTANDING_THRESHOLD}) in conversations that end in a booking: dev dialogues whose ` +
      "last intent is book (those of several trades apart), and our transcripts in which a visit was booked, said again to the whole system.",
    findings: [finding("calls a booking, all", all, true), ...findings],
    notes,
  };
}

function finding(what: string, talks: readonly Talk[], isTarget: boolean): Finding {
  const booked = talks.filter((talk) => talk.booked);
  const sum = (of: "calls" | "turns") => booked.reduce((total, talk) => total + talk[of], 0);
  const mean = sum("calls") / booked.length;
  return {
    what: `${what} (${booked.length} bookings, ${sum("turns")} turns)`,
    ours: booked.length === 0 ? "no bookings" : mean.toFixed(2),
    peer: PEER,
    ratio: "–",
    target: isTarget ? { says: `≤ ${CALLS_PER_BOOKING}`, held: mean <= CALLS_PER_BOOKING } : null,
  };
}

async function devTalks(name: string, threshold: number): Promise<Talk[]> {
  const understand = createUnderstandSession();
  const strays = strayDialogues(name);
  const talks = new Map<string, Talk>();
  for (const line of linesOf(new URL(`${name}.jsonl`, DEV_SETS))) {
    const { dialogue, id } = JSON.parse(line) as { dialogue?: string; id: string }; // safe: checked by the session too
    const { intent, confidence } = JSON.parse(await understand(line)) as { intent: string; confidence: number };
    const talk = talks.get(dialogue ?? id) ?? newTalk(strays.has(dialogue ?? id));
    talk.booked = intent === "book";
    talk.turns += 1;
    if (confidence < threshold) talk.calls += 1;
    talks.set(dialogue ?? id, talk);
  }
  return [...talks.values()];
}

const newTalk = (strays = false): Talk => ({ booked: false, turns: 0, calls: 0, strays });

const linesOf = (file: URL): string[] => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : []);

/** Dialogues that the set marks as being of several tasks. */
function strayDialogues(name: string): ReadonlySet<string> {
  const gold = linesOf(new URL(`${name}.gold.jsonl`, DEV_SETS));
  const marked = gold.map((line) => JSON.parse(line) as { id: string; tags?: string[] }); // safe: the set's own file
  return new Set(marked.filter(({ tags }) => tags?.includes("multi-task")).map(({ id }) => id.replace(/#\d+$/, "")));
}

/** Steps this bench cannot take: the clock stands still, and no code is read from the log. */
const NOT_PLAYED = /^\[(?!tap \d+\]$|yes\]$|no\]$)/;

async function playAll(bench: Bench): Promise<{ talks: Talk[]; skipped: string[] }> {
  const names = existsSync(TRANSCRIPTS) ? readdirSync(TRANSCRIPTS).filter((name) => name.endsWith(".md")) : [];
  const talks: Talk[] = [];
  const skipped: string[] = [];
  for (const [index, name] of names.entries()) {
    bench.progress(`model-calls: transcript ${index + 1} of ${names.length}`);
    const transcript = readTranscript(readFileSync(new URL(name, TRANSCRIPTS), "utf8"));
    const elsewhere = (transcript.settings.clinic ?? "riverside") !== "riverside";
    const playable = !elsewhere && !transcript.turns.some(({ patient }) => NOT_PLAYED.test(patient));
    const talk = playable ? await play(bench, transcript) : null;
    if (talk) talks.push(talk);
    else skipped.push(name);
  }
  return { talks, skipped };
}

/** Null when the talk took another course than its transcript, so that a button of it is not there to be tapped. */
async function play({ system, clinicId, config }: Bench, { turns }: Transcript): Promise<Talk | null> {
  const session = await system.runs.openThread(clinicId);
  const conversation = createConversation(system, session);
  const talk = newTalk();
  let shown = 0;
  let pending = false;
  try {
    for (const { patient } of turns) {
      const tapped = Number(/^\[tap (\d+)\]$/.exec(patient)?.[1] ?? 0);
      const button = /^\[(yes|no)\]$/.exec(patient)?.[1];
      if (tapped > shown || (button && !pending)) return null;
      const answer = await (tapped > 0
        ? conversation.tap(tapped)
        : button
          ? conversation.answer(button === "yes")
          : conversation.say(patient));
      if (answer.slots.length > 0) shown = answer.slots.length;
      pending = answer.state?.pending != null;
      talk.turns += 1;
      talk.booked ||= answer.appointment?.status === "booked";
      if (confidenceOf(answer) < config.UNDERSTANDING_THRESHOLD) talk.calls += 1;
    }
    return talk;
  } finally {
    await giveBack(system, session);
  }
}

/** As the turn's own event tells it; 1 where nothing was read. */
function confidenceOf({ events }: Answer): number {
  const event = events.find((one) => one.type === EventType.CUSTOM && one.name === "agentcare.reading");
  const value: unknown = event?.type === EventType.CUSTOM ? event.value : null;
  const confidence = typeof value === "object" && value !== null ? Reflect.get(value, "confidence") : 1;
  return typeof confidence === "number" ? confidence : 1;
}
