import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createDeadline } from "../platform/resilience/deadline.ts";
import type { Channel, Delivery } from "./messenger.ts";
import { toE164 } from "./phone-number.ts";

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;

/** The gateway says that this number takes no messages; any other 4xx is about our request. */
const DEAD_NUMBER: ReadonlySet<number> = new Set([404, 410, 422]);

/**
 * SMS through an HTTP gateway: `POST url` with a bearer token and JSON `{to, from, text, key}`; any 2xx means taken.
 * Answers 5xx and 429 and lost connections are tried again, three times in all, with the same `key`, by which the
 * gateway knows the message again. Redirects are not followed: the text would travel on. `timeoutMs` is for one attempt.
 *
 * @param pause Waits between attempts; passed in so that tests need not wait.
 */
export function createSmsMessenger({
  url,
  token,
  from,
  timeoutMs = 8_000,
  pause = (ms, signal) => sleep(ms, undefined, { signal }),
}: {
  url: string;
  token: string;
  from: string;
  timeoutMs?: number;
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}): Channel {
  /** The status of one attempt, or what went wrong on the way there. */
  async function post(body: string, signal?: AbortSignal): Promise<number | "timeout" | "connection"> {
    const deadline = createDeadline({ label: "sms", ms: timeoutMs, parents: [signal] });
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body,
        redirect: "manual",
        signal: deadline.signal,
      });
      // Nothing in it is needed, and an unread body keeps its connection.
      await answer.body?.cancel();
      return answer.status;
    } catch {
      signal?.throwIfAborted();
      return deadline.signal.aborted ? "timeout" : "connection";
    } finally {
      deadline.close();
    }
  }

  return {
    name: "sms",
    reaches: ({ phone }) => Boolean(phone && toE164(phone)),
    async send({ to, text, dedupeKey }, signal) {
      const number = toE164(to.phone ?? "");
      if (!number) return failed("bad_number", true);
      // A digest: our own keys may hold ids that are nobody else's business.
      const key = createHash("sha256").update(dedupeKey).digest("hex").slice(0, 40);
      const body = JSON.stringify({ to: number, from, text, key });
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await post(body, signal);
        if (typeof outcome === "number" && outcome >= 200 && outcome < 300) return { state: "sent", channel: "sms" };
        const passing = typeof outcome === "string" || outcome === 429 || outcome >= 500;
        if (!passing || attempt === ATTEMPTS) {
          const code = typeof outcome === "number" ? `http_${outcome}` : outcome;
          return failed(code, typeof outcome === "number" && DEAD_NUMBER.has(outcome));
        }
        await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1), signal);
      }
    },
    close() {},
  };
}

const failed = (code: string, permanent: boolean): Delivery => ({ state: "failed", channel: "sms", permanent, code });
