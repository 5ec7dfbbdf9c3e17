const HEARTBEAT_MS = 900;

/** Whether a Chroma server answers at this address, within a second. Never throws. */
export async function isChroma(url: string, signal?: AbortSignal): Promise<boolean> {
  const late = AbortSignal.timeout(HEARTBEAT_MS);
  try {
    const response = await fetch(new URL("/api/v2/heartbeat", url), {
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
    const body: unknown = await response.json();
    return response.ok && typeof body === "object" && body !== null && "nanosecond heartbeat" in body;
  } catch {
    return false;
  }
}
