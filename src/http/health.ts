/** `off`: not configured or not there, and not needed. */
export type PartStatus = "ok" | "degraded" | "down" | "off";

export interface HealthPart {
  /** Whether the server can do its work without it. */
  required: boolean;
  /** Resolves with how it is; a rejection or no answer in time is `down`. Must end when the signal fires. */
  check: (signal: AbortSignal) => Promise<PartStatus>;
}

export interface HealthReport {
  status: "ok" | "degraded" | "down";
  parts: Record<string, { status: PartStatus; durationMs: number }>;
}

export interface Health {
  report(): Promise<HealthReport>;
  /** True while requests should come here: nothing required is down, and the server is not draining. */
  ready(): Promise<boolean>;
  /** From now on `ready` is false, so that balancers look elsewhere before connections close. */
  drain(): void;
}

/** Looks at the parts, each under `deadlineMs`. Askers at the same time share one look, so probes cost little. */
export function createHealth({
  parts,
  deadlineMs = 1_000,
}: {
  parts: Record<string, HealthPart>;
  deadlineMs?: number;
}): Health {
  let draining = false;
  let looking: Promise<HealthReport> | undefined;

  async function look(): Promise<HealthReport> {
    const entries = Object.entries(parts).map(async ([name, part]) => {
      const begun = performance.now();
      const status = await withDeadline(part.check, deadlineMs);
      return { name, part, status, durationMs: Math.round(performance.now() - begun) };
    });
    const looked = await Promise.all(entries);
    const down = looked.some(({ part, status }) => part.required && status === "down");
    const degraded = looked.some(({ status }) => status === "down" || status === "degraded");
    return {
      status: down ? "down" : degraded ? "degraded" : "ok",
      parts: Object.fromEntries(looked.map(({ name, status, durationMs }) => [name, { status, durationMs }])),
    };
  }

  function report(): Promise<HealthReport> {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  return {
    report,
    ready: async () => !draining && (await report()).status !== "down" && !draining,
    drain() {
      draining = true;
    },
  };
}

async function withDeadline(check: HealthPart["check"], ms: number): Promise<PartStatus> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<PartStatus>((resolve) => {
    timer = setTimeout(() => {
      late.abort();
      resolve("down");
    }, ms);
  });
  try {
    return await Promise.race([check(late.signal), expired]);
  } catch {
    return "down";
  } finally {
    clearTimeout(timer);
  }
}
