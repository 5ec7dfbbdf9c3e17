/** Facts about the waitlist. Made only from rows a tool returned. */
export type WaitlistFact = { kind: "waitlist_empty" };
