import { notFound } from "./problem.ts";
import type { Session } from "./runs/runs.ts";

/** The session, for its own thread; another's is not found, just like one that never was. */
export function ownThread(session: Session, threadId: string): Session {
  if (threadId.toLowerCase() !== session.threadId) throw notFound();
  return session;
}
