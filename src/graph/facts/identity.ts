/** Facts of proving who is asking. None of them tells whether a record exists. */
export type IdentityFact =
  /** Asked for what is needed to look a patient up; `action` is what it is for. */
  | { kind: "ask_who"; action: IdentityAction; missing: ("name" | "dateOfBirth" | "phone")[] }
  /** A code is on its way, if the details fit somebody. */
  | { kind: "code_asked"; expiresAt: string; attemptsLeft: number }
  /** The code did not come: it is sent once more. */
  | { kind: "code_again" }
  /** What was given as the code is not six digits; it was not tried. */
  | { kind: "code_unread" }
  | { kind: "code_wrong"; attemptsLeft: number }
  | { kind: "code_expired" }
  | { kind: "identity_proved" }
  /** Proved, and there is nothing to do it with: said only to whom it concerns. */
  | { kind: "nothing_there"; action: IdentityAction }
  /** Too many failures: a person takes over. */
  | { kind: "identity_failed" }
  /** This clinic cannot send codes: a person takes over. */
  | { kind: "identity_unavailable" };

/** What the patient wanted that needs a proof first. */
export type IdentityAction = "lookup" | "cancel" | "reschedule" | "change" | "waitlist" | "book";
