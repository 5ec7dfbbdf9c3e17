// @ts-check
/** @typedef {ReturnType<typeof createRunProgress>} RunProgress */

/**
 * How far a run was read, so that no event is delivered twice.
 * @param {string | null} lastEventId
 */
export function createRunProgress(lastEventId) {
  let last = lastEventId;
  let sequence = sequenceOf(lastEventId ?? "") ?? 0;
  let current = new AbortController();
  return {
    get lastEventId() {
      return last;
    },
    /** @param {string} id `<runId>:<sequence>`; a frame without one cannot be told apart and is taken as new */
    isNew(id) {
      const next = sequenceOf(id);
      if (next === null) return true;
      if (next <= sequence) return false;
      sequence = next;
      last = id;
      return true;
    },
    /** @param {AbortSignal} signal */
    attempt(signal) {
      current = new AbortController();
      return AbortSignal.any([signal, current.signal]);
    },
    drop: () => current.abort(),
  };
}

/**
 * @param {string} id
 * @returns {number | null}
 */
function sequenceOf(id) {
  const match = /:(\d+)$/.exec(id);
  return match ? Number(match[1]) : null;
}
