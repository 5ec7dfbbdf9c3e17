export type RunProgress = ReturnType<typeof createRunProgress>;

/** How far a run was read, so that no event is delivered twice. */
export function createRunProgress(lastEventId: string | null) {
  let last = lastEventId;
  let sequence = sequenceOf(lastEventId ?? "") ?? 0;
  let current = new AbortController();
  return {
    get lastEventId(): string | null {
      return last;
    },
    /** `id` is `<runId>:<sequence>`; a frame without one cannot be told apart and is taken as new. */
    isNew(id: string): boolean {
      const next = sequenceOf(id);
      if (next === null) return true;
      if (next <= sequence) return false;
      sequence = next;
      last = id;
      return true;
    },
    attempt(signal: AbortSignal): AbortSignal {
      current = new AbortController();
      return AbortSignal.any([signal, current.signal]);
    },
    drop: () => current.abort(),
  };
}

function sequenceOf(id: string): number | null {
  const match = /:(\d+)$/.exec(id);
  return match ? Number(match[1]) : null;
}
