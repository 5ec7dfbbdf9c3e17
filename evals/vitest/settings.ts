/** What `npm run eval:vitest` plays. */
export interface EvalSettings {
  suites: string[];
  filter: string;
  /** Runs of each scenario. */
  trials: number;
  seed: number;
  backend: string;
}

/** Small enough to look at while working, with bookings, changes, questions and red flags in it. */
const SUITE = "repair";

/** From EVAL_SUITES, EVAL_FILTER, EVAL_TRIALS, EVAL_SEED and EVAL_BACKEND. Throws with the name of a bad one. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): EvalSettings {
  const text = (name: string, fallback: string) => env[name]?.trim() || fallback;
  const filter = text("EVAL_FILTER", "");
  const suites = text("EVAL_SUITES", filter === "" ? SUITE : "all");
  return {
    suites: suites === "all" ? [] : suites.split(/[\s,]+/).filter((name) => name !== ""),
    filter,
    trials: whole("EVAL_TRIALS", text("EVAL_TRIALS", "1"), 64),
    seed: whole("EVAL_SEED", text("EVAL_SEED", "1"), 999_999),
    backend: text("EVAL_BACKEND", "rules"),
  };
}

/** Where the results go; null: nowhere, because there is no key or because it was said so. */
export function readTracking(
  env: Readonly<Record<string, string | undefined>>,
): { apiKey: string; endpoint: string | undefined } | null {
  const apiKey = env.LANGSMITH_API_KEY?.trim();
  if (!apiKey || env.LANGSMITH_TEST_TRACKING === "false") return null;
  return { apiKey, endpoint: env.LANGSMITH_ENDPOINT?.trim() || undefined };
}

function whole(name: string, said: string, most: number): number {
  const value = /^\d{1,6}$/.test(said) ? Number(said) : 0;
  if (value >= 1 && value <= most) return value;
  throw new Error(`${name} must be a whole number from 1 to ${most}, not "${said}".`);
}
