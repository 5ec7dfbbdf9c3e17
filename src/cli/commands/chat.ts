import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import type { Command } from "commander";
import { MAX_TEXT } from "../../graph/input.ts";
import type { Runs, Session } from "../../http/runs/runs.ts";
import { RefusedError, UsageError } from "../failure.ts";
import { type ClinicOptions, clinicNamed, configFor, say, zoneOption } from "../session.ts";
import { cardLines } from "../text-cards.ts";

export function addChat(program: Command): void {
  program
    .command("chat")
    .description("Talk to a clinic's front desk: one line in is one message.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--now <time>", "fix the clock at this time of the clinic, such as 2026-03-02T09:00")
    .option("--time-zone <zone>", "the patient's own zone, such as Asia/Kolkata; times are shown on both clocks")
    .option("--json", "print the AG-UI events of each turn, one JSON object a line")
    .action(chat);
}

async function chat(options: ClinicOptions & { timeZone?: string }): Promise<void> {
  const timeZone = options.timeZone === undefined ? undefined : zoneOption("time-zone", options.timeZone);
  const config = configFor(options);
  const { compose } = await import("../../compose.ts");
  const system = await compose(config, { log: say, quiet: true });
  try {
    const clinicId = await clinicNamed(system, options.clinic);
    const session = await system.runs.openThread(clinicId, { timeZone });
    const interactive = process.stdin.isTTY && !options.json;
    const lines = createInterface({
      input: process.stdin,
      ...(interactive && { output: process.stdout, prompt: "you: " }),
    });
    if (interactive) lines.prompt();
    for await (const line of lines) {
      if (line.trim() !== "") await turn(system.runs, session, line, options.json === true);
      // A code that development prints stands above the prompt it is asked at.
      await system.identity.settled();
      if (interactive) lines.prompt();
    }
  } finally {
    await system.close();
  }
}

async function turn(runs: Runs, session: Session, line: string, json: boolean): Promise<void> {
  if (line.length > MAX_TEXT)
    throw new UsageError(`A message may have ${MAX_TEXT} characters; this one has ${line.length}.`);
  const runId = randomUUID();
  // PostgreSQL's text knows no NUL.
  await runs.submit(session, {
    runId,
    messageId: randomUUID(),
    input: { kind: "text", text: line.replaceAll("\0", "") },
  });
  const events = await runs.follow(session, runId, 0, new AbortController().signal);
  if (!events) throw new Error("The turn was stored and is gone.");
  if (json) {
    for await (const { event } of events) process.stdout.write(`${JSON.stringify(event)}\n`);
  } else {
    const all: AGUIEvent[] = [];
    for await (const { event } of events) all.push(event);
    process.stdout.write(`${inWords(all).join("\n")}\n\n`);
  }
}

function inWords(events: readonly AGUIEvent[]): string[] {
  const failed = events.find((event) => event.type === EventType.RUN_ERROR);
  if (failed) throw new RefusedError(failed.message);
  const text = events.flatMap((event) => (event.type === EventType.TEXT_MESSAGE_CONTENT ? [event.delta] : [])).join("");
  const cards = events.flatMap((event) =>
    event.type === EventType.ACTIVITY_SNAPSHOT ? cardLines(event.activityType, event.content) : [],
  );
  return [text, ...cards];
}
