import { readText } from "./read-body.ts";

/** The server's refusal of a request: RFC 9457, or as much of it as came. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  /** Stable; "" when the answer was not a problem document. */
  readonly code: string;
  readonly retryAfterMs: number | null;

  /** `detail` may be shown; it is "" when the server gave none. */
  constructor(status: number, code: string, detail: string, retryAfterMs: number | null = null) {
    super(detail);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether asking again later may help. Every request of ours is safe to repeat. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 425 || this.status === 429;
  }

  /** Whether the conversation itself is over for this browser: its token or its thread is no more. */
  get conversationOver(): boolean {
    return [401, 404, 410].includes(this.status) || this.code === "thread_ended";
  }
}

/** Nobody answered, or every answer broke off, as often as we were willing to try. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export async function problemOf(response: Response): Promise<Problem> {
  const fields = await readText(response)
    .then((text): Record<string, unknown> | null => JSON.parse(text ?? "null"))
    .catch(() => null);
  const detail = [fields?.detail, fields?.title].find((text) => typeof text === "string");
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return new Problem(
    response.status,
    typeof fields?.code === "string" ? fields.code : "",
    typeof detail === "string" ? detail : "",
    Number.isFinite(retryAfter) ? retryAfter * 1000 : null,
  );
}
