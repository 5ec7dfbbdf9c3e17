/** Why a rule said no. Closed: chat, staff, API and tools all speak these codes. */
export const REFUSAL_CODES = [
  // the slot
  "slot_taken",
  "slot_held",
  "hold_expired",
  "offer_gone",
  "does_not_fit",
  "off_grid",
  "past",
  // time rules
  "below_min_notice",
  "beyond_horizon",
  "outside_hours",
  "closed_day",
  "provider_off",
  // visit and eligibility
  "visit_not_offered_by_provider",
  "not_self_bookable",
  "needs_referral",
  "needs_new_patient_visit",
  "not_accepting_new",
  "age_limit",
  "plan_not_accepted",
  "plan_unknown",
  // capacity and resources
  "daily_cap",
  "patient_overlap",
  "patient_active_limit",
  "room_unavailable",
  "device_unavailable",
  "series_conflict",
  "fully_booked_until",
  // policy and authority
  "cancel_cutoff",
  "reschedule_limit",
  "nothing_to_undo",
  "too_soon",
  "overbook_limit",
  "not_authorised",
  "identity_required",
  // protocol
  "idempotency_mismatch",
  "version_conflict",
  "calendar_unavailable",
  // what was named does not exist (or is another's: the answer is the same)
  "appointment_not_found",
  "hold_not_found",
  "waitlist_not_found",
  "visit_type_not_found",
  "practitioner_not_found",
  "location_not_found",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Values a template needs to explain a refusal: dates, minutes, names of rules; never patient data. */
export type RefusalParams = Readonly<Record<string, string | number | boolean>>;

/** A refusal the caller can act on. `message` may be shown to a patient: no ids, no SQL, no other patient. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  constructor(code: RefusalCode, message: string, params: RefusalParams = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.params = params;
  }
}
