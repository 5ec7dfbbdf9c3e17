import { readWhen, type WhenRequest, type WhenValue } from "./when.ts";

/**
 * Answers one input line of the `when` command with one output line, `ms` included.
 * @throws Error that names what is wrong with the line and how to mend it.
 */
export function whenLine(line: string): string {
  const input = parse(line);
  const { id, ...request } = input;
  const startedAt = performance.now();
  const values = readWhen(request).map(withBeginning);
  const ms = Math.round((performance.now() - startedAt) * 1000) / 1000;
  return JSON.stringify({ id, values, ms });
}

/** A stretch over several days also says where it begins, for callers whose calendar takes one day or moment. */
function withBeginning(value: WhenValue): WhenValue {
  const { kind, from, to } = value;
  if (kind !== "range" || !from || !to || from.length < 10 || from.slice(0, 10) === to.slice(0, 10)) return value;
  return { date: from.slice(0, 10), ...(from.length > 10 ? { time: from.slice(11, 16) } : {}), ...value };
}

function parse(line: string): WhenRequest & { id: string } {
  const input = parseJson(line);
  const { id, text, now, timeZone, expect, asked } = input;
  if (typeof id !== "string")
    throw new Error('"id" is missing or no string: give every line an id, such as "id": "1".');
  if (typeof text !== "string") throw new Error('"text" is missing or no string: put the sentence there.');
  if (typeof now !== "string" || !isLocalTime(now))
    throw new Error(
      '"now" is no local time: write it as YYYY-MM-DDTHH:mm:ss, without a zone, such as "2026-03-02T09:00:00".',
    );
  if (typeof timeZone !== "string" || !isTimeZone(timeZone))
    throw new Error('"timeZone" is no IANA zone: write one such as "Europe/London".');
  if (expect !== "visit" && expect !== "dob") throw new Error('"expect" must be "visit" or "dob".');
  if (asked !== undefined && !(Array.isArray(asked) && asked.every((item) => typeof item === "string")))
    throw new Error('"asked" must be a list of strings, such as ["date"], or be left out.');
  return { id, text, now, timeZone, expect, ...(asked === undefined ? {} : { asked }) };
}

function parseJson(line: string): Record<string, unknown> {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch (cause) {
    throw new Error("not JSON: give one JSON object per line, on one line.", { cause });
  }
  if (typeof input !== "object" || input === null || Array.isArray(input))
    throw new Error(
      'not an object: a line looks like {"id":"1","text":"next Tuesday","now":…,"timeZone":…,"expect":"visit"}.',
    );
  return { ...input };
}

function isLocalTime(now: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(now)) return false;
  try {
    Temporal.PlainDateTime.from(now, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}
