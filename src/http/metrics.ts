import { Histogram, Registry } from "prom-client";

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * What this process counts, for Prometheus; of several processes each tells its own. A label is a clinic's slug or a word
 * of our own, never anything of a patient.
 */
export function createMetrics() {
  const registry = new Registry();
  const satisfaction = new Histogram({
    name: "agentcare_patient_satisfaction_score",
    help: "How patients rated what was done for them, 1 (poor) to 5 (great), once for each completed outcome.",
    labelNames: ["clinic", "outcome"],
    buckets: [1, 2, 3, 4, 5],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    /** Everything counted so far, in Prometheus's text format. */
    text: () => registry.metrics(),
    /** `clinic` is its slug. */
    rated: ({ clinic, outcome, rating }: { clinic: string; outcome: string; rating: number }) =>
      satisfaction.observe({ clinic, outcome }, rating),
  };
}
