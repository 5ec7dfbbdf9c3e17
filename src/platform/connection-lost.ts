import { describeError, type ErrorDescription } from "./logger.ts";

/** SQLSTATE class 57P (the server goes down) and 08 (connection), the driver's and the system's words for the same. */
const CONNECTION_LOST = /^(57P0\d|08\w{3}|CONNECTION_\w+|ECONNRESET|ECONNREFUSED|EPIPE)$/;

/** Whether an error, or what caused it, says that a connection to a service broke or could not be made. */
export function isConnectionLost(error: unknown): boolean {
  // The pool's own has no code.
  if (error instanceof Error && error.message === "Connection terminated unexpectedly") return true;
  for (let seen: ErrorDescription | undefined = describeError(error); seen; seen = seen.cause) {
    if (seen.code !== undefined && CONNECTION_LOST.test(seen.code)) return true;
  }
  return false;
}
