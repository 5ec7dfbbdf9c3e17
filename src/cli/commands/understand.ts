import type { Command } from "commander";
import { answerLines } from "../json-lines.ts";

export function addUnderstand(program: Command): void {
  program
    .command("understand")
    .description("Read patients' messages: JSON lines in, JSON lines out. Needs no database and no model.")
    .addHelpText(
      "after",
      `
Input, one object a line, turns of a dialogue in order:
  {"id":"1","dialogue":"d1","turn":0,"now":"2026-03-02T09:00:00","timeZone":"America/New_York",
   "text":"I need a dentist on Tuesday","system":null}
Output: {"id","acts":[{"act"}],"intent","frame":{},"requested":[],"confidence","ms"}.`,
    )
    .action(async () => {
      const { createUnderstandSession } = await import("../../understanding/command.ts");
      await answerLines(createUnderstandSession());
    });
}
