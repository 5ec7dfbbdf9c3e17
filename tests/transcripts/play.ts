import { EventType } from "@ag-ui/core";
import { withClinic } from "../../db/client.ts";
import { insertThread } from "../../db/queries/threads.ts";
import { cardLines } from "../../src/cli/text-cards.ts";
import { compose } from "../../src/compose.ts";
import { derivedId } from "../../src/platform/ids.ts";
import { type Answer, createConversation, testConfig } from "../agentcare.ts";
import type { TestDatabase } from "../database.ts";
import { changesBetween, readEndState } from "./end-state.ts";
import type { Transcript } from "./transcript.ts";

const STEPS: readonly { pattern: RegExp; what: string }[] = [
  { pattern: /^\[tap (\d+)\]$/, what: "tap a time by its number" },
  { pattern: /^\[(yes|no)\]$/, what: "tap the proposal's buttons" },
  { pattern: /^\[code\]$/, what: "type the code that was sent" },
  { pattern: /^\[(\d+) (minute|hour|day)s? later\] (.+)$/, what: "let time pass, then say something" },
];

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Plays the patient's lines against a whole system on `database`; the answers and the rows left are as they came. */
export async function playTranscript(transcript: Transcript, database: TestDatabase): Promise<Transcript> {
  const { settings } = transcript;
  const start = Temporal.PlainDateTime.from(settings.now ?? "2026-03-02T09:00");
  let now = start.toZonedDateTime(settings.zone ?? "America/New_York").epochMilliseconds;
  const sent: string[] = [];
  const before = await readEndState(database.adminUrl);
  const system = await compose(await testConfig(database), {
    log: (line) => sent.push(line),
    quiet: true,
    clock: () => new Date(now),
  });
  const references = new Map<string, string>();
  const turns: Transcript["turns"] = [];
  try {
    const clinicId = await system.clinicId(settings.clinic ?? "riverside");
    if (!clinicId) throw new Error(`There is no clinic "${settings.clinic}".`);
    // Among equal times the conversation's id decides whose turn it is: the same one gets the same answers again.
    const session = { clinicId, threadId: derivedId(clinicId, transcript.title) };
    await withClinic(system.db, clinicId, (tx) =>
      insertThread(tx, { id: session.threadId, clinicId, at: new Date(now), timeZone: null }),
    );
    const conversation = createConversation(system, session);
    for (const { patient } of transcript.turns) {
      const later = /^\[(\d+) (minute|hour|day)s? later\] (.+)$/.exec(patient);
      if (later) now += Number(later[1]) * UNIT_MS[later[2] as keyof typeof UNIT_MS];
      const text = later?.[3] ?? patient;
      const tap = /^\[tap (\d+)\]$/.exec(text)?.[1];
      const button = /^\[(yes|no)\]$/.exec(text)?.[1];
      if (!tap && !button && text !== "[code]" && text.startsWith("[")) {
        throw new Error(`"${text}" is no step. Known: ${STEPS.map(({ what }) => what).join("; ")}.`);
      }
      const answer = tap
        ? await conversation.tap(Number(tap))
        : button
          ? await conversation.answer(button === "yes")
          : await conversation.say(text === "[code]" ? codeIn(sent) : text);
      turns.push({ patient, clinic: masked(inWords(answer), references) });
    }
  } finally {
    await system.close();
  }
  const after = await readEndState(database.adminUrl);
  return { ...transcript, turns, database: changesBetween(before, after) };
}

function codeIn(sent: readonly string[]): string {
  const code = sent.map((text) => /\b(\d{6})\b/.exec(text)?.[1]).findLast(Boolean);
  if (!code) throw new Error("No code was sent.");
  return code;
}

function inWords({ events, text }: Answer): string {
  const cards = events.flatMap((event) =>
    event.type === EventType.ACTIVITY_SNAPSHOT ? cardLines(event.activityType, event.content) : [],
  );
  return [text, ...cards].join("\n").trim();
}

/** References are random: the first becomes REF-1. */
function masked(text: string, references: Map<string, string>): string {
  return text.replace(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, (reference) => {
    const known = references.get(reference) ?? `REF-${references.size + 1}`;
    references.set(reference, known);
    return known;
  });
}
