/** How long a code works, and how long what it proved holds. */
export const CODE_MINUTES = 10;
export const PROOF_MINUTES = 30;

/** Wrong codes of one conversation until a person takes over; a code is done for after as many. */
export const MAX_FAILURES = 3;
/** Codes one conversation may ask for without proving anything. */
export const MAX_PER_THREAD = 3;
/** Codes that may be asked for one patient within the hour, by whoever: nobody's phone is to ring all night. */
export const MAX_PER_PATIENT_AND_HOUR = 5;

export const MINUTE_MS = 60_000;
