import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Slot } from "../scheduling/model.ts";
import type { RefusalCode, RefusalParams } from "../scheduling/refusal.ts";

/** What can go wrong at the edge, beside a rule's refusal. Codes are stable: clients switch on them. */
export const PROBLEMS = {
  malformed_json: { status: 400, title: "The body is not valid JSON" },
  idempotency_key_missing: { status: 400, title: "The Idempotency-Key header is missing or unusable" },
  unauthenticated: { status: 401, title: "A session token is needed" },
  origin_not_allowed: { status: 403, title: "This website may not use this clinic's chat" },
  identity_token_invalid: { status: 403, title: "The portal's token cannot be used" },
  identity_token_expired: { status: 403, title: "The portal's token is too old" },
  identity_wrong_key: { status: 403, title: "The portal's token is not signed by this clinic" },
  identity_wrong_audience: { status: 403, title: "The portal's token is for another clinic" },
  identity_unknown: { status: 403, title: "The clinic has no such patient" },
  identity_token_used: { status: 409, title: "The portal's token was used before" },
  identity_other_patient: { status: 409, title: "This conversation is another patient's" },
  clinic_unknown: { status: 404, title: "No clinic has this key" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "Method not allowed" },
  run_conflict: { status: 409, title: "The runId was used for something else" },
  thread_ended: { status: 409, title: "The conversation has ended" },
  already_rated: { status: 409, title: "This was rated before" },
  nothing_to_rate: { status: 409, title: "There is nothing to rate" },
  cancel_refused: { status: 409, title: "The run can no longer be cancelled" },
  body_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "Unsupported media type" },
  validation_failed: { status: 422, title: "The request is not valid" },
  if_match_missing: { status: 428, title: "The If-Match header is missing" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong" },
  busy: { status: 503, title: "Too busy" },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

// 409: somebody else was first, or there is too much already. 422: a rule, whoever asks and whenever.
export const REFUSAL_STATUS = {
  slot_taken: 409,
  slot_held: 409,
  hold_expired: 409,
  offer_gone: 409,
  does_not_fit: 422,
  off_grid: 422,
  past: 422,
  below_min_notice: 422,
  beyond_horizon: 422,
  outside_hours: 422,
  closed_day: 422,
  provider_off: 422,
  visit_not_offered_by_provider: 422,
  not_self_bookable: 422,
  needs_referral: 422,
  needs_new_patient_visit: 422,
  not_accepting_new: 422,
  age_limit: 422,
  plan_not_accepted: 422,
  plan_unknown: 422,
  daily_cap: 409,
  patient_overlap: 409,
  patient_active_limit: 409,
  room_unavailable: 409,
  device_unavailable: 409,
  series_conflict: 409,
  fully_booked_until: 409,
  cancel_cutoff: 422,
  reschedule_limit: 422,
  nothing_to_undo: 409,
  too_soon: 422,
  overbook_limit: 409,
  not_authorised: 403,
  identity_required: 403,
  idempotency_mismatch: 422,
  version_conflict: 412,
  calendar_unavailable: 503,
  appointment_not_found: 404,
  hold_not_found: 404,
  waitlist_not_found: 404,
  visit_type_not_found: 404,
  practitioner_not_found: 404,
  location_not_found: 404,
} as const satisfies Record<RefusalCode, ContentfulStatusCode>;

/** One thing that is wrong with a request. `pointer` is a JSON pointer into the part named by `in`. */
export interface ProblemError {
  in: "body" | "query" | "header";
  pointer: string;
  detail: string;
}

/** RFC 9457, with our members: `code` always, the others where they apply. */
export interface ProblemDetails {
  /** `/problems/<code>`: resolves on this server. */
  type: string;
  title: string;
  status: ContentfulStatusCode;
  detail: string;
  /** The request id, to find the request in the log. */
  instance: string;
  code: ProblemCode | RefusalCode;
  errors?: ProblemError[];
  params?: RefusalParams;
  alternatives?: Slot[];
}

interface ProblemOptions {
  errors?: ProblemError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** Thrown by a route; becomes its answer. `detail` is read by people: no ids, no names, no input repeated. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly errors: ProblemError[] | undefined;
  readonly headers: Record<string, string>;
  constructor(code: ProblemCode, detail: string, { errors, headers = {}, cause }: ProblemOptions = {}) {
    super(detail, { cause });
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }
}

export const notFound = () => new Problem("not_found", "There is nothing here. Check the address and the id.");

/** The request's fault in one place of it. */
export const invalid = (where: ProblemError["in"], pointer: string, detail: string) =>
  new Problem("validation_failed", `The request is not valid: ${detail}`, { errors: [{ in: where, pointer, detail }] });
