import type { ServerEvent } from "./types.ts";

/** Who hears a run. */
export interface Listener {
  /** Each event of the run, in order, once. */
  event(event: ServerEvent, eventId: string): void;
  /** Something came that is no event; it is left out. */
  malformed(): void;
  connection(connection: "online" | "reconnecting"): void;
}
