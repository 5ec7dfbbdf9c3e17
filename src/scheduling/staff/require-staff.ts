import { isStaff } from "../context.ts";
import type { SchedulingContext } from "../model.ts";
import { refuse } from "../refuse.ts";

/** Throws `not_authorised` for anybody but staff. */
export function requireStaff(context: SchedulingContext): void {
  if (!isStaff(context)) throw refuse("not_authorised");
}
