import { createInterface } from "node:readline";
import { UsageError } from "./failure.ts";

/** Reads JSON lines from stdin and answers each with one on stdout; a bad line ends it, named by its number. */
export async function answerLines(answer: (line: string) => string | Promise<string>): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    let output: string;
    try {
      output = await answer(line);
    } catch (error) {
      throw new UsageError(`line ${number}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!process.stdout.write(`${output}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
  }
}
