import type { Change, ViewState } from "../core/types.ts";
import type { WidgetEvent } from "../view/contract.ts";
import { outcomeOf } from "../view/outcome.ts";

/** What the host page learns of a change: that something happened, never what was said. */
export function eventsOf(state: ViewState, change: Change): WidgetEvent[] {
  if (change.type === "submitted") return [{ type: "message", role: "user" }];
  if (change.type === "run_lost") return [{ type: "error", code: change.code || "refused" }];
  if (change.type !== "event") return [];
  switch (change.event.type) {
    case "TEXT_MESSAGE_END":
      return [{ type: "message", role: "assistant" }];
    case "RUN_ERROR":
      return [{ type: "error", code: "run_error" }];
    case "ACTIVITY_SNAPSHOT": {
      const outcome = outcomeOf(state.items);
      if (!outcome || outcome.startsWith("c")) return [];
      return [{ type: "booked", action: outcome.startsWith("r") ? "reschedule" : "book" }];
    }
    default:
      return [];
  }
}
