import { type Connection, connect } from "../../../db/client.ts";

/** A race asks who gets the slot, and never how soon: on a busy machine a loser's turn may come late. */
export const PATIENCE_MS = 50_000;

/** The app's pool, with limits on waiting that only a hang reaches. */
export function connectPatiently(url: string): Connection {
  const patient = new URL(url);
  patient.searchParams.set("lock_timeout", String(PATIENCE_MS));
  return connect(patient.href, { max: 5, statementTimeoutMs: PATIENCE_MS });
}
