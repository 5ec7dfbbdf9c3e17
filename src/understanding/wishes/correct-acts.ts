import type { DialogueAct, Expectation, Intent, Understanding, Wish, WishKind } from "../acts.ts";

/** A wish read this surely outweighs what the acts made of the message. */
const SURE_WISH = 0.85;

const ACT_OF: Readonly<Partial<Record<WishKind, DialogueAct>>> = {
  book: "book",
  find: "find",
  reschedule: "reschedule",
  move_earlier: "reschedule",
  change_modality: "reschedule",
  change_practitioner: "reschedule",
  cancel: "cancel",
  list: "lookup",
  details: "lookup",
  running_late: "late",
  confirm_attendance: "confirm-attendance",
  waitlist_join: "waitlist",
  waitlist_edit: "waitlist",
  waitlist_leave: "waitlist",
  waitlist_position: "waitlist",
  waitlist_accept: "waitlist",
  waitlist_decline: "waitlist",
  desk: "handoff",
  ask: "ask",
};
const TASK_OF: Readonly<Partial<Record<WishKind, Exclude<Intent, "none">>>> = {
  book: "book",
  find: "find",
  reschedule: "reschedule",
  cancel: "cancel",
  list: "lookup",
};
const TASK_ACTS: readonly DialogueAct[] = ["book", "find", "reschedule", "cancel", "lookup"];
/** What a message is taken for where its task was not seen. */
const INSTEAD: ReadonlySet<DialogueAct> = new Set(["out-of-scope", "deny", "abort", "alternatives", "help"]);

/**
 * The acts and tasks with what the wishes are sure of: a task of theirs joins or replaces those the acts took it for, and
 * nothing of the clinic's is out of its scope. Advice, emergencies and what stands on the table are left alone.
 */
export function correctedActs(base: Understanding, wishes: readonly Wish[], expectation: Expectation): Understanding {
  const open = expectation.pending === null && expectation.offered.length === 0 && expectation.asked.length === 0;
  const sure = wishes.filter(({ kind, confidence }) => TASK_OF[kind] !== undefined || confidence >= SURE_WISH);
  if (wishes.length === 0 && open && base.tasks.length > 0 && base.acts.every((act) => TASKS_ONLY.has(act)))
    return { ...base, acts: ["out-of-scope"], tasks: [] };
  if (sure.length === 0 || base.acts.includes("emergency")) return base;
  // "Book me a check-up with an interpreter" asks nothing about interpreters.
  if (base.acts.includes("ask") && sure.some(isWithNeeds) && !base.question?.includes("?") && !asks(wishes))
    return correctedActs(
      { ...base, acts: base.acts.filter((act) => act !== "ask"), question: null },
      wishes,
      expectation,
    );
  // "Stop texting me" stops no talk.
  if (sure.some(({ kind }) => kind === "stop_messages" || kind === "waitlist_leave") && base.acts.includes("abort"))
    return correctedActs({ ...base, acts: base.acts.filter((act) => act !== "abort") }, wishes, expectation);
  // "I tried to get a child visit. Why is there nothing?" looks up no visit there is.
  if (base.acts.includes("lookup") && sure.some(({ kind }) => kind === "why_none") && !wishes.some(looksUp)) {
    const acts = base.acts.filter((act) => act !== "lookup");
    const tasks = base.tasks.filter((task) => task !== "lookup");
    return correctedActs({ ...base, acts: acts.length > 0 ? acts : ["inform"], tasks }, wishes, expectation);
  }
  const missing = sure.filter(({ kind }) => !holds(base.acts, kind));
  if (missing.length === 0) return base;
  const tasks = wishes.flatMap(({ kind }) => TASK_OF[kind] ?? []);
  const taken = missing.some(({ kind }) => TASK_OF[kind] !== undefined);
  const refused = base.acts.includes("out-of-scope");
  if (!taken && !refused && !missing.some(({ kind }) => JOINS.has(kind))) return base;
  const wanted = taken || refused ? sure : missing.filter(({ kind }) => JOINS.has(kind));
  const added = wanted.map(({ kind }) => ACT_OF[kind] ?? "inform");
  const kept = base.acts.filter((act) => {
    if (act === "out-of-scope") return false;
    if (taken && TASK_ACTS.includes(act)) return tasks.some((task) => task === act);
    if (taken && act === "clinical-advice" && !wishes.some(({ kind }) => kind === "desk")) return false;
    return !(taken && open && INSTEAD.has(act));
  });
  const acts = [...new Set([...kept, ...added])];
  const [arranged, ...others] = sure.filter(({ kind }) => kind === "book" || kind === "find");
  const frame = arranged && others.length === 0 && Object.keys(base.frame).length === 0 ? arranged.frame : base.frame;
  const questions = sure.flatMap(({ kind, question }) => (kind === "ask" && question ? [question] : []));
  return {
    ...base,
    acts,
    tasks: taken ? [...new Set(tasks)] : base.tasks,
    frame,
    question: acts.includes("ask") ? (base.question ?? questions[0] ?? null) : null,
    confidence: Math.max(base.confidence, Math.min(...sure.map(({ confidence }) => confidence))),
  };
}

const looksUp = ({ kind }: Wish): boolean => ACT_OF[kind] === "lookup";
const isWithNeeds = ({ kind, frame }: Wish): boolean =>
  (kind === "book" || kind === "find") && frame.needs !== undefined;
const asks = (wishes: readonly Wish[]): boolean => wishes.some(({ kind }) => kind === "ask");

/** Such acts and no wish: "cancel my gym membership". */
const TASKS_ONLY: ReadonlySet<DialogueAct> = new Set([...TASK_ACTS, "inform"]);

/** Said beside a task without being one. */
const JOINS: ReadonlySet<WishKind> = new Set(["running_late", "ask", "confirm_attendance", "waitlist_join"]);

/** The finer wishes about a visit are of no act of their own; some act that may stand for them is enough. */
function holds(acts: readonly DialogueAct[], kind: WishKind): boolean {
  const act = ACT_OF[kind];
  if (acts.includes("out-of-scope")) return false;
  if (act === undefined || acts.includes(act)) return true;
  return TASK_OF[kind] === undefined && !JOINS.has(kind);
}
