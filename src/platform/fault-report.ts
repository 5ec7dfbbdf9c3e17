import { isConnectionLost } from "./connection-lost.ts";
import type { Logger } from "./logger.ts";

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
