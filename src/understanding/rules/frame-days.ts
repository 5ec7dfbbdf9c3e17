import type { FramePatch } from "../acts.ts";
import type { VisitWindow } from "../when/visit-window.ts";

/** The days and times wished for in a window, as fields of the frame; those it does not name stay absent. */
export function wishedDays({ dates, weekdays, times, exactTime }: VisitWindow): FramePatch {
  return {
    ...(dates.length > 0 && { dates }),
    ...(weekdays.length > 0 && { weekdays }),
    ...(times.length > 0 && { times }),
    ...(exactTime !== undefined && { exactTime }),
  };
}

/** The same with the days that are out of the question. */
export function windowPatch(window: VisitWindow): FramePatch {
  const { excludedDates, excludedWeekdays } = window;
  return {
    ...wishedDays(window),
    ...(excludedDates.length > 0 && { excludedDates }),
    ...(excludedWeekdays.length > 0 && { excludedWeekdays }),
  };
}

/** A frame's days and times wished for, and nothing else of it. */
export function daysOf({ dates, weekdays, times, exactTime }: FramePatch): FramePatch {
  return {
    ...(dates && { dates }),
    ...(weekdays && { weekdays }),
    ...(times && { times }),
    ...(exactTime && { exactTime }),
  };
}

/** All of a frame but those. */
export function withoutDays({ dates: _d, weekdays: _w, times: _t, exactTime: _e, ...rest }: FramePatch): FramePatch {
  return rest;
}
