import type { Wish, WishKind } from "../acts.ts";

/** In the order said; a need said beside a booking belongs to it, and what is said twice counts once. */
export function tidied(wishes: readonly Wish[]): Wish[] {
  const kept: Wish[] = [];
  for (const wish of wishes) {
    const booking = kept.find(({ kind }) => kind === "book" || kind === "find");
    const own = Object.keys(wish.visit).length > 0;
    if (wish.kind === "add_need" && booking && !own && wish.needs) {
      booking.frame = { ...booking.frame, needs: { ...booking.frame.needs, ...wish.needs } };
      booking.span = { start: booking.span.start, end: Math.max(booking.span.end, wish.span.end) };
    } else kept.push(wish);
  }
  return withoutEchoes(kept).sort((left, right) => left.span.start - right.span.start);
}

/** "Skip me, but keep me on the list" and "undo it, I want to keep my visit" say one thing twice. */
function withoutEchoes(wishes: readonly Wish[]): Wish[] {
  const has = (test: (kind: WishKind) => boolean) => wishes.some(({ kind }) => test(kind));
  const listed = has((kind) => kind.startsWith("waitlist_") && kind !== "waitlist_join");
  const why = has((kind) => kind === "why_none");
  const undone = has((kind) => kind === "undo");
  const turnedDown = has((kind) => kind === "waitlist_decline");
  return wishes.filter(
    ({ kind, frame }) =>
      !(turnedDown && (kind === "waitlist_accept" || (kind === "book" && frame.visitTypeId === undefined))) &&
      !((kind === "book" || kind === "find") && why && Object.keys(frame).length === 0) &&
      !(kind === "waitlist_join" && listed) &&
      !(kind === "confirm_attendance" && undone),
  );
}
