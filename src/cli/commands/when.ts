import type { Command } from "commander";
import { answerLines } from "../json-lines.ts";

export function addWhen(program: Command): void {
  program
    .command("when")
    .description("Read dates and times: JSON lines in, JSON lines out. Needs no database and no model.")
    .addHelpText(
      "after",
      `
Input, one object a line:
  {"id":"1","text":"next Tuesday at 2","now":"2026-03-02T09:00:00","timeZone":"America/New_York","expect":"visit"}
  "expect" is "visit" (a coming date) or "dob" (a date of birth); "asked" may name what was just asked.
Output: {"id","values":[{"kind","date"?,"time"?,"from"?,"to"?,"text","start","end"}],"ms"}, best reading first.`,
    )
    .action(async () => {
      const { whenLine } = await import("../../understanding/when/command.ts");
      await answerLines(whenLine);
    });
}
