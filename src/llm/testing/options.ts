import type { OllamaOptions } from "../llm.ts";

/**
 * Settings for a test against fake servers. The deadlines are a minute, so that only a test that shortens one ever
 * meets it.
 */
export function testOptions(changes: Partial<OllamaOptions> & Pick<OllamaOptions, "urls">): OllamaOptions {
  return {
    model: "llama3.2",
    embedModel: "nomic-embed-text",
    firstTokenMs: 60_000,
    totalMs: 60_000,
    probeTimeoutMs: 60_000,
    retryDelayMs: 1,
    concurrency: { understand: { max: 4, queue: 4 }, faq: { max: 4, queue: 4 } },
    now: () => Date.now(),
    ...changes,
  };
}
