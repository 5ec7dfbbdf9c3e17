import { problemOf } from "../core/problem.ts";
import type { ClinicInfo } from "../view/contract.ts";

/**
 * What the widget shows of its clinic before the first message; `clinic` is its slug or its publishable key.
 * Throws `Problem` when this page may not ask, and whatever `fetch` throws when nobody answers.
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
  const response = await fetch(`${host}/v1/widget/${encodeURIComponent(clinic)}`, { credentials: "omit" });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
