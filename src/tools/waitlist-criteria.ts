import { z } from "zod";

const Day = z.iso.date();
const Weekday = z.int().min(1).max(7);
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** Which freed times suit, as a proposal keeps them. Empty lists: any. */
export const WaitlistCriteria = z.strictObject({
  practitionerIds: z.array(z.uuid()),
  excludedPractitionerIds: z.array(z.uuid()),
  locationIds: z.array(z.uuid()),
  dates: z.array(z.strictObject({ from: Day, to: Day })),
  excludedDates: z.array(Day),
  weekdays: z.array(Weekday),
  excludedWeekdays: z.array(Weekday),
  times: z.array(z.strictObject({ from: Clock.optional(), to: Clock.optional() })),
});
