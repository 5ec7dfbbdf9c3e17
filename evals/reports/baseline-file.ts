import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { Baseline } from "./baseline.ts";

/** `ollama:qwen3:8b` → `ollama-qwen3-8b.json`. */
export const baselineFileName = (backend: string): string => `${backend.replace(/[^A-Za-z0-9.]+/g, "-")}.json`;

/** What is accepted; null when there is no file. Throws Error that names the file when it cannot be read. */
export async function readBaseline(path: string): Promise<Baseline | null> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is no JSON. Mend it, or accept anew with --accept.`, { cause });
  }
  const parsed = Baseline.safeParse(value);
  if (!parsed.success)
    throw new Error(`${path} is no baseline: ${z.prettifyError(parsed.error)}\nMend it, or accept anew with --accept.`);
  return parsed.data;
}

/** Writes it so that a change of one scenario is a change of one line. */
export async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const text = JSON.stringify(baseline, null, 2).replace(/\{\s+("passes": \d+),\s+("trials": \d+)\s+\}/g, "{ $1, $2 }");
  await writeFile(path, `${text}\n`);
}
