import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "../platform/logger.ts";
import type { Session } from "./runs/runs.ts";

/** What middleware leaves for the routes. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** Bound to the request id. */
    logger: Logger;
    /** Set by `requireSession`; routes without that guard must not read it. */
    session: Session;
  };
  /** Absent in tests that call the app without a socket. */
  Bindings: Partial<HttpBindings>;
}
