import { createHash } from "node:crypto";
import type { Db } from "../../db/client.ts";
import { findAnswer, storeAnswer } from "../../db/queries/idempotency.ts";
import type { Appointment, SchedulingContext } from "./model.ts";
import { refuse } from "./refuse.ts";

/** One request of one actor under its key. Keys come from the caller's request, never from the slot. */
export interface KeyedRequest {
  clinicId: string;
  actor: string;
  key: string;
  requestHash: string;
}

/** `body` is what must be the same for the request to be the same. */
export function keyedRequest(context: SchedulingContext, key: string, verb: string, body: unknown): KeyedRequest {
  const requestHash = createHash("sha256")
    .update(`${verb} ${canonicalJson(body)}`)
    .digest("base64url");
  return { clinicId: context.clinicId, actor: context.actor, key, requestHash };
}

/** Name of the lock that makes parallel sends of one request take turns. */
export function keyLock({ actor, key }: KeyedRequest): string {
  return `key:${actor} ${key}`;
}

/**
 * The stored answer when the request was carried out before, else null; of the type its verb keeps. Throws
 * `idempotency_mismatch`.
 */
export async function answerOf<Answer = Appointment>(tx: Db, request: KeyedRequest): Promise<Answer | null> {
  const stored = await findAnswer(tx, request);
  if (!stored) return null;
  if (stored.requestHash !== request.requestHash) throw refuse("idempotency_mismatch");
  // Written by `keepAnswer` below and by nothing else; the hash, which names the verb, tells what it is.
  return stored.response as Answer;
}

/** Stores the answer in the write's own transaction: both happen, or neither. */
export async function keepAnswer(tx: Db, request: KeyedRequest, response: unknown, at: Date): Promise<void> {
  await storeAnswer(tx, { ...request, response, createdAt: at });
}

/** JSON with the keys of every object in order; absent and undefined are the same. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
