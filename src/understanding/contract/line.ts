import { z } from "zod";

const SYSTEM_ACTS = ["offer", "ask", "confirm", "inform", "done", "fail", "more", "other"] as const;

const SystemTurn = z.object({
  say: z.string().optional(),
  acts: z.array(z.object({ act: z.enum(SYSTEM_ACTS), fields: z.record(z.string(), z.unknown()).default({}) })),
});

const InputLine = z.object({
  id: z.string().min(1),
  dialogue: z.string().optional(),
  turn: z.number().int().optional(),
  now: z.string().refine(isLocalDateTime, "must be a local clock time such as 2026-03-02T09:00:00"),
  timeZone: z.string().refine(isTimeZone, "must be an IANA time zone such as Europe/Paris"),
  text: z.string(),
  system: SystemTurn.nullish().transform((system) => system ?? null),
});

export type UnderstandLine = z.infer<typeof InputLine>;
export type SystemAct = z.infer<typeof SystemTurn>["acts"][number];

/** @throws Error naming the field that is wrong and how to mend it. */
export function parseLine(line: string): UnderstandLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Error(
      `The line is not JSON. Write one JSON object a line, e.g. {"id":"1","text":"…","now":"2026-03-02T09:00:00","timeZone":"UTC","system":null}.`,
      { cause },
    );
  }
  const parsed = InputLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.join(".") || "the line";
  throw new Error(
    `Field "${field}" of the line is wrong: ${issue?.message ?? "unknown"}. Correct it and send the line again.`,
  );
}

function isLocalDateTime(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text);
    return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) && !/Z$/i.test(text);
  } catch {
    return false;
  }
}

const knownZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    knownZones.add(name);
    return name.length > 0;
  } catch {
    return false;
  }
}
