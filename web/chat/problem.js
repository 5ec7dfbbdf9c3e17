// @ts-check
/** The server's refusal of a request: RFC 9457, or as much of it as came. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} code stable; "" when the answer was not a problem document
   * @param {string} detail may be shown
   * @param {number | null} retryAfterMs
   */
  constructor(status, code, detail, retryAfterMs = null) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether asking again later may help. Every request of ours is safe to repeat. */
  get passing() {
    return this.status >= 500 || this.status === 408 || this.status === 425 || this.status === 429;
  }

  /** Whether the conversation itself is over for this browser: its token or its thread is no more. */
  get conversationOver() {
    return [401, 404, 410].includes(this.status) || this.code === "thread_ended";
  }
}

/** Nobody answered, or every answer broke off, as often as we were willing to try. */
export class Unreachable extends Error {
  /** @override */
  name = "Unreachable";
}

/**
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
export async function problemOf(response) {
  const body = await response.json().catch(() => null);
  const fields = /** @type {{ code?: unknown, detail?: unknown, title?: unknown }} */ (body ?? {});
  const detail = [fields.detail, fields.title].find((text) => typeof text === "string");
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new Problem(
    response.status,
    typeof fields.code === "string" ? fields.code : "",
    typeof detail === "string" ? detail : "Something went wrong. Please try again.",
    Number.isFinite(retryAfter) ? retryAfter * 1000 : null,
  );
}
