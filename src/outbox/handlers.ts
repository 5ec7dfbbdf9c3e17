import type { PatientMessages } from "../locales/messages.ts";
import type { Waitlist } from "../scheduling/waitlist/model.ts";
import type { JobHandlers } from "./job.ts";
import { createNotify, type NotifyParts } from "./notify.ts";
import { createVisitMessages } from "./visit-messages.ts";
import { createWaitlistJobs } from "./waitlist-jobs.ts";

export interface JobHandlerParts extends NotifyParts {
  waitlist: Pick<Waitlist, "offerFreedTime" | "expireOffers">;
  messages: PatientMessages;
  reminderHours: number;
}

/** Everything the outbox can do, by kind of job. */
export function createJobHandlers(parts: JobHandlerParts): JobHandlers {
  const notify = createNotify(parts);
  return { ...createVisitMessages({ ...parts, notify }), ...createWaitlistJobs({ ...parts, notify }) };
}
