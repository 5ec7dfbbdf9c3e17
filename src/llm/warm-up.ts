import { createDeadline, whileAlive } from "../platform/resilience/deadline.ts";
import { modelSettings } from "./model-settings.ts";

// Ollama itself gives up loading after five minutes.
const loadMs = 300_000;

/**
 * Has a server load the model into memory; true when it did. Never throws. A patient's call must not do this: it
 * would meet its deadline, Ollama would drop the half-loaded model, and so on with every call.
 */
export async function warmUp(options: {
  url: string;
  model: string;
  fetch: typeof fetch;
  closing: AbortSignal;
}): Promise<boolean> {
  const deadline = createDeadline({ label: "warm-up", ms: loadMs, parents: [options.closing] });
  const { keepAlive: keep_alive, contextTokens: num_ctx } = modelSettings;
  try {
    const request = options.fetch(`${options.url}/api/generate`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ model: options.model, keep_alive, options: { num_ctx }, stream: false }),
      signal: deadline.signal,
      redirect: "manual",
    });
    const response = await whileAlive(request, deadline.signal);
    return response.ok;
  } catch {
    return false;
  } finally {
    deadline.close();
  }
}
