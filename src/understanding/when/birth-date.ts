import { readDays } from "./days.ts";
import { type Policy, makeDay, resolveDays } from "./resolve-days.ts";
import { span } from "./resolve.ts";
import type { Token } from "./tokens.ts";
import type { WhenValue } from "./when.ts";

/** The dates of birth a message gives, best reading first. Dates after now are no dates of birth. */
export function readBirthDates(tokens: readonly Token[], source: { text: string; tokens: readonly Token[] }, policy: Policy): WhenValue[] {
  const values: WhenValue[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = readDays(tokens, at);
    if (!found || (found.value.is !== "date" && found.value.is !== "numeric") || found.value.year === undefined) continue;
    const days = resolveDays(found.value, policy);
    if (days?.from) values.push({ kind: "dob", date: String(days.from), ...span({ from: at, to: found.next }, source) });
    at = found.next - 1;
  }
  void makeDay;
  return values;
}
