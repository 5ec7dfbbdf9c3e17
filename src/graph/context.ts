import { z } from "zod";

/**
 * Who a run is for and when it happens. Built by the server from the proven session, handed to the graph as its
 * runtime context; never taken from a message, a tool argument or a model.
 */
export const RunContext = z.object({
  clinicId: z.uuid(),
  threadId: z.uuid(),
  runId: z.uuid(),
  /** The instant this turn counts from, ISO 8601 UTC. */
  now: z.iso.datetime({ offset: true }),
  /** The lease this turn runs under; a newer one on the thread fences it out of writing checkpoints. */
  leaseToken: z.int(),
  /** A person of the clinic talks to the patient now: only red flags are answered. */
  personHere: z.boolean(),
  /** Zone of the patient's own clock, as their client told it when the conversation was opened; null: not told. */
  patientTimeZone: z.string().nullable(),
  /** Whom the clinic's portal vouched for in this conversation, as the clinic's records have them; never asked again. Null: nobody. */
  knownPatient: z
    .object({ givenName: z.string(), familyName: z.string(), dateOfBirth: z.string(), phone: z.string() })
    .nullable(),
});
export type RunContext = z.infer<typeof RunContext>;
