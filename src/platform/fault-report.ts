import { describeError, type ErrorDescription, type Logger } from "./logger.ts";

/** SQLSTATE class 57P (the server goes down) and 08 (connection), the driver's and the system's words for the same. */
const CONNECTION_LOST = /^(57P0\d|08\w{3}|CONNECTION_\w+|ECONNRESET|ECONNREFUSED|EPIPE)$/;

/**
 * What is told of faults: each once, in the log. After `closing` connections are meant to end, so that they do is none;
 * any other error still is.
 */
export function createFaultReport(logger: Pick<Logger, "error" | "debug">) {
  let isClosing = false;
  return {
    report(error: unknown): void {
      if (isClosing && isConnectionLost(error)) logger.debug("connection_ended", { error });
      else logger.error("fault", { error });
    },
    closing(): void {
      isClosing = true;
    },
  };
}

function isConnectionLost(error: unknown): boolean {
  // The pool's own has no code.
  if (error instanceof Error && error.message === "Connection terminated unexpectedly") return true;
  for (let seen: ErrorDescription | undefined = describeError(error); seen; seen = seen.cause) {
    if (seen.code !== undefined && CONNECTION_LOST.test(seen.code)) return true;
  }
  return false;
}
