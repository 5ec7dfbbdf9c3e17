import { problemOf } from "../core/problem.ts";
import { readText } from "../core/read-body.ts";
import type { ClinicInfo } from "../view/contract.ts";

/**
 * What the widget shows of its clinic before the first message; `clinic` is its slug or its publishable key.
 * Throws `Problem` when this page may not ask, and another error when nobody answers, or somebody else.
 */
export async function fetchClinicInfo({
  fetch,
  host,
  clinic,
}: {
  fetch: typeof globalThis.fetch;
  host: string;
  clinic: string;
}): Promise<ClinicInfo> {
  const response = await fetch(`${host}/v1/widget/${encodeURIComponent(clinic)}`, {
    credentials: "omit",
    // An answer that never comes is none: the phone number is shown instead.
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw await problemOf(response);
  const info: unknown = JSON.parse((await readText(response)) ?? "null");
  if (!isClinicInfo(info)) throw new TypeError("What answered is not the AgentCare server.");
  return info;
}

/** Something between us may answer in the server's place: a page that asks to log in, say. */
function isClinicInfo(value: unknown): value is ClinicInfo {
  const { name, phone, timeZone, languages, links } = (value ?? {}) as Partial<ClinicInfo>;
  return (
    Array.isArray(languages) &&
    Array.isArray(links) &&
    [name, phone, timeZone, ...languages, ...links].every((text) => typeof text === "string")
  );
}
