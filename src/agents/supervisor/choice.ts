import type { Frame } from "../../graph/frame.ts";
import { whoOf } from "../../graph/frame.ts";
import { whenText } from "../../locales/en/wording.ts";
import type { FramePatch } from "../../understanding/acts.ts";
import { ROUNDS } from "./agenda.ts";
import { chooseOffered } from "./choose.ts";
import { daysToLeaveOut } from "./other-days.ts";
import { find, type Rule, releaseIfHeld } from "./planning.ts";

/** A kind of visit picked from those just named: "the first". */
export const visitTypeChoice: Rule = ({ understanding, frame, footing }) => {
  const ordinal = understanding.selection?.ordinal;
  if (!footing.asked.includes("visitType") || ordinal === undefined) return null;
  const id = footing.choices.at(ordinal > 0 ? ordinal - 1 : ordinal);
  if (!id) return null;
  const visitType = { value: id, turn: footing.turn, confirmed: false };
  const waits = footing.active === "waitlist";
  return {
    frame: { ...frame, visitType },
    tasks: [waits ? { agent: "waitlist", kind: "join" } : find],
    footing: { active: waits ? "waitlist" : "book", asked: [], asks: 0 },
  };
};

/** Which of several of one name: by place in the list, first name, site, or what they do. */
export const practitionerChoice: Rule = ({ understanding, frame, footing, directory }) => {
  if (!footing.asked.includes("practitioner")) return null;
  const { selection, frame: said } = understanding;
  const ids = footing.choices;
  const ordinal = selection?.ordinal;
  const picked =
    ordinal !== undefined
      ? ids.filter((_, at) => at === (ordinal > 0 ? ordinal - 1 : ids.length + ordinal))
      : ids.filter((id) => {
          const person = directory.practitioners.find((practitioner) => practitioner.id === id);
          const named = said.practitionerIds?.includes(id) && said.practitionerIds.length < ids.length;
          const there = said.locationIds?.some((location) => person?.locationIds.includes(location));
          const does = said.visitTypeId && person?.visitTypeIds.includes(said.visitTypeId);
          return named || there || does || (said.specialty !== undefined && person?.specialty === said.specialty);
        });
  const is = picked.length > 0 ? picked : said.anyPractitioner ? [] : null;
  if (!is || is.length === ids.length) return null;
  const value = { is, not: frame.practitioner?.value.not ?? [], any: is.length === 0 };
  return {
    frame: { ...frame, practitioner: { value, turn: footing.turn, confirmed: is.length === 1 } },
    tasks: [find],
    footing: { active: "book", asked: [], choices: [] },
  };
};

/** One of the times on the table, or a yes to the only one. */
export const choice: Rule = ({ before, frame, has, understanding, wishChanged }) => {
  const { offered } = before;
  if (offered.length === 0) return null;
  if (understanding.selection && has("select")) {
    const meant = chooseOffered(offered, understanding.selection);
    const [one] = meant;
    if (one && meant.length === 1) {
      // The choice itself is not a new wish: the frame stays as it was when these times were found.
      return {
        tasks: [{ agent: "booking", kind: "hold", slotId: one.id }],
        frame: keepWish(before, frame),
        footing: { turnedDown: 0 },
      };
    }
    if (meant.length > 1)
      return { facts: [{ kind: "ambiguous_choice", options: meant.map(optionText) }], frame: before };
    return wishChanged ? null : { facts: [{ kind: "ask_choice" }] };
  }
  // "That one", without saying which: a choice only where there is one.
  if (has("affirm", "select") && !before.held && !wishChanged) {
    const [only] = offered;
    if (only && offered.length === 1) return { tasks: [{ agent: "booking", kind: "hold", slotId: only.id }] };
    return { facts: [{ kind: "ambiguous_choice", options: offered.map(optionText) }] };
  }
  return null;
};

/** "No thanks" to "Would you like another time?": nothing more is shown, and what waited may begin. */
export const noOtherTime: Rule = ({ before, frame, footing, has, wishChanged, identityChanged }) => {
  const asked = footing.asked.includes("dates") && before.offered.length > 0 && !before.held && !before.pending;
  if (!asked || wishChanged || identityChanged || !has("deny") || has("affirm", "alternatives", "cancel")) return null;
  return {
    facts: [{ kind: "kept_as_is" }],
    frame: { ...frame, offered: [], moving: null },
    footing: { active: null, asked: [], turnedDown: 0 },
  };
};

/** Other times than the ones shown; after two rounds of no, the waitlist or a person. */
export const otherTimes: Rule = ({ before, frame, footing, has, understanding, wishChanged }) => {
  // Somebody who shouts is not helped by a further list.
  if (understanding.conduct === "frustration" && !has("alternatives")) return null;
  const noToAll = has("deny") && !has("affirm") && before.offered.length > 0 && !before.held && !wishChanged;
  if (!(has("alternatives") || noToAll) || !frame.visitType) return null;
  if (understanding.frame.otherDays && !dayNamed(understanding.frame)) {
    const notOn = daysToLeaveOut(before);
    return { tasks: [...releaseIfHeld(frame), { ...find, notOn }], footing: { turnedDown: 0 } };
  }
  if (wishChanged) return { tasks: [...releaseIfHeld(frame), find], footing: { turnedDown: 0 } };
  const turnedDown = footing.turnedDown + 1;
  if (turnedDown > ROUNDS) {
    // `whatNext` begins the alternative in this same turn.
    const otherwise = footing.agenda[0]?.wish.otherwise;
    return {
      facts: otherwise ? [] : [{ kind: "offer_waitlist" }],
      tasks: releaseIfHeld(frame),
      frame: { ...frame, offered: [] },
      footing: { turnedDown, yesNo: otherwise ? null : "waitlist", asked: [], active: null },
    };
  }
  return {
    tasks: [...releaseIfHeld(frame), { agent: "availability", kind: "find", others: true }],
    footing: { turnedDown },
  };
};

const dayNamed = ({ dates = [], weekdays = [] }: FramePatch): boolean => dates.length + weekdays.length > 0;

const optionText = (slot: Frame["offered"][number]): string => `${whenText(slot)} with ${slot.practitionerName}`;

/** The visit wanted as before the choice, with what the message told of the patient. */
function keepWish(before: Frame, after: Frame): Frame {
  return { ...before, ...whoOf(after) };
}
