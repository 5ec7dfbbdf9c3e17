import { describe, expect, it } from "vitest";
import type { SlotsCard } from "../../../src/graph/reply.ts";
import { en } from "../strings/en.ts";
import { EMPTY } from "./empty.ts";
import { isLive } from "./liveness.ts";
import { createStore, isUnanswered, reduce as reduceIn } from "./store.ts";
import type { CardItem, Change, ServerEvent, Submission, ThreadView, ViewState } from "./types.ts";

const SLOTS: SlotsCard = {
  visitType: "Dental cleaning",
  timeZone: "America/New_York",
  days: [
    {
      date: "2026-03-10",
      label: "Tuesday, March 10",
      slots: ["s1", "s2"].map((slotId) => ({
        slotId,
        time: "14:00",
        label: "2:00 PM",
        practitioner: "Dr. Lee",
        location: "Downtown",
        accessibleName: `${slotId} at 2:00 PM`,
      })),
    },
  ],
};
const PENDING = { id: "p1", kind: "book", expiresAt: "2026-03-02T09:05:00Z", summary: "Book it?", holdId: "h1" };

const reduce = (state: ViewState, change: Change) => reduceIn(state, change, en);
const shownAfter = (changes: Change[], from: ViewState = EMPTY): ViewState => changes.reduce(reduce, from);
const events = (...list: ServerEvent[]): Change[] => list.map((event) => ({ type: "event", event, receivedAt: 0 }));
const start = (messageId: string): ServerEvent => ({ type: "TEXT_MESSAGE_START", messageId, role: "assistant" });
const content = (messageId: string, delta: string): ServerEvent => ({ type: "TEXT_MESSAGE_CONTENT", messageId, delta });
const end = (messageId: string): ServerEvent => ({ type: "TEXT_MESSAGE_END", messageId });
const card = (messageId: string, activityType: string, content: unknown): ServerEvent => ({
  type: "ACTIVITY_SNAPSHOT",
  messageId,
  activityType,
  content,
});
const said = (messageId: string, text: string) => [start(messageId), content(messageId, text), end(messageId)];
const finished = (outcome: unknown = { type: "success" }): ServerEvent => ({ type: "RUN_FINISHED", outcome });
const texts = (state: ViewState) => state.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));

const question: Submission = { runId: "r1", messageId: "u1", text: "A cleaning, please" };

describe("a turn", () => {
  it("shows the question at once, then the answer as it grows, then its card", () => {
    let state = shownAfter([{ type: "submitted", submission: question }]);
    expect(texts(state)).toEqual(["A cleaning, please"]);
    expect(state.running?.runId).toBe("r1");
    state = shownAfter(events(start("m1"), content("m1", "Here "), content("m1", "you go")), state);
    expect(state.items.at(-1)).toMatchObject({ role: "assistant", text: "Here you go", status: "streaming" });
    state = shownAfter(events(end("m1"), card("a1", "agentcare.slots", SLOTS), finished()), state);
    expect(state.items.at(1)).toMatchObject({ status: "done" });
    expect(state.items.at(2)).toMatchObject({ kind: "card", type: "agentcare.slots", content: SLOTS });
    expect(state.running).toBeNull();
  });

  it("reads the same when it is told again from its start", () => {
    const told = events(
      start("m1"),
      content("m1", "Here"),
      end("m1"),
      card("a1", "agentcare.slots", SLOTS),
      finished(),
    );
    const once = shownAfter([{ type: "submitted", submission: question }, ...told]);
    const twice = shownAfter(told, { ...once, running: { runId: "r1", submission: null } });
    expect(twice.items).toEqual(once.items);
  });

  it("loses nothing of a message whose pieces come before its start, after its end, or twice from the start", () => {
    const late = shownAfter(events(content("m1", "We open"), end("m1"), content("m1", " at 8."), end("m1")));
    expect(texts(late)).toEqual(["We open at 8."]);
    expect(texts(shownAfter(events(...said("m1", "We open at 8.")), late))).toEqual(["We open at 8."]);
  });

  it("takes no second question while the first is being answered", () => {
    const state = shownAfter([{ type: "submitted", submission: question }]);
    expect(reduce(state, { type: "submitted", submission: { ...question, runId: "r2" } })).toBe(state);
  });

  it("keeps what it does not know of: unknown events change nothing, unknown cards are kept", () => {
    const state = shownAfter([{ type: "submitted", submission: question }]);
    expect(shownAfter(events({ type: "FUTURE_EVENT" }), state).items).toEqual(state.items);
    expect(shownAfter(events(card("a1", "agentcare.hologram", {})), state).items.at(-1)).toMatchObject({
      type: "agentcare.hologram",
    });
  });

  it("marks a half-written answer as stopped when the run was cancelled", () => {
    const state = shownAfter([
      { type: "submitted", submission: question },
      ...events(start("m1"), content("m1", "Half"), finished({ type: "cancelled" })),
    ]);
    expect(state.items.at(-1)).toMatchObject({ text: "Half", status: "stopped" });
    expect(state.running).toBeNull();
  });

  it("marks it also when the server closed the text first, and says so when there was none yet", () => {
    const asked: Change[] = [{ type: "submitted", submission: question }];
    const stop = finished({ type: "cancelled" });
    const closed = shownAfter([...asked, ...events(start("m1"), content("m1", "Half"), end("m1"), stop)]);
    expect(closed.items.at(-1)).toMatchObject({ text: "Half", status: "stopped" });
    const early = shownAfter([...asked, ...events(stop)]);
    expect(early.items.at(-1)).toMatchObject({ kind: "notice", text: "Stopped." });
  });

  it("shows the server's sentence when the run failed, and drops it at the next question", () => {
    let state = shownAfter([
      { type: "submitted", submission: question },
      ...events(start("m1"), { type: "RUN_ERROR", message: "Something went wrong. Please try again." }),
    ]);
    expect(state.items.at(-2)).toMatchObject({ status: "failed" });
    expect(state.items.at(-1)).toMatchObject({ kind: "notice", text: "Something went wrong. Please try again." });
    state = reduce(state, { type: "submitted", submission: { runId: "r2", messageId: "u2", text: "again" } });
    expect(state.items.some(({ kind }) => kind === "notice")).toBe(false);
  });

  it("shows a question that is sent again only once", () => {
    const state = shownAfter([
      { type: "submitted", submission: question },
      { type: "run_lost", code: "unreachable", id: "lost", text: "No network.", retry: question },
      { type: "submitted", submission: question },
    ]);
    expect(texts(state)).toEqual(["A cleaning, please"]);
  });
});

describe("a proposal", () => {
  const asked = events(
    card("a1", "agentcare.appointment", { status: "proposed" }),
    { type: "STATE_SNAPSHOT", snapshot: { held: null, pending: PENDING, suggestions: ["Yes"] } },
    finished({
      type: "interrupt",
      interrupts: [{ id: "p1", reason: "confirmation", message: "Book it?", expiresAt: "2026-03-02T09:05:00Z" }],
    }),
  );

  it("waits for its yes, with the id and the end of the hold that the interrupt named", () => {
    const state = shownAfter(asked);
    const { id: interruptId, kind, expiresAt, summary } = PENDING;
    expect(state.pending).toEqual({ interruptId, kind, expiresAt, summary });
    expect(state.suggestions).toEqual(["Yes"]);
    expect(isLive(state, state.items[0] as CardItem)).toBe(true);
  });

  it("still waits after a question in between that left it standing", () => {
    const between = events(
      start("m2"),
      end("m2"),
      { type: "STATE_SNAPSHOT", snapshot: { held: null, pending: PENDING, suggestions: [] } },
      finished(),
    );
    const state = shownAfter(between, shownAfter(asked));
    expect(state.pending?.interruptId).toBe("p1");
    expect(isLive(state, state.items[0] as CardItem)).toBe(true);
  });

  it("keeps how it was answered", () => {
    const answer = { interruptId: "p1", approved: false };
    const state = reduce(shownAfter(asked), { type: "submitted", submission: { ...question, answer } });
    expect(state.items[0]).toMatchObject({ chosen: "no" });
  });

  it("is over when the state says so", () => {
    const over = events(
      { type: "STATE_SNAPSHOT", snapshot: { held: null, pending: null, suggestions: [] } },
      finished(),
    );
    const state = shownAfter(over, shownAfter(asked));
    expect(state.pending).toBeNull();
    expect(isLive(state, state.items[0] as CardItem)).toBe(false);
  });
});

describe("a proposal in words alone", () => {
  const many = { ...PENDING, id: "p2", kind: "cancel_some", expiresAt: null, summary: "Cancel both visits" };
  const snapshot = (pending: unknown): ServerEvent => ({ type: "STATE_SNAPSHOT", snapshot: { pending } });
  const asked = [...said("m1", "Shall I cancel both?"), snapshot(many), finished()];
  const questions = (state: ViewState) => state.items.filter((item) => item.kind === "card");

  it("gets two answers of its own, below the message that asks", () => {
    const state = shownAfter(events(...asked));
    expect(state.items.at(-1)).toMatchObject({
      type: "page.question",
      content: { interruptId: "p2", kind: "cancel_some", summary: "Cancel both visits" },
    });
    expect(isLive(state, state.items.at(-1) as CardItem)).toBe(true);
  });

  it("never lends its yes to a visit's card that asked for something else", () => {
    const first = [
      card("a1", "agentcare.appointment", { status: "proposed", action: "cancel" }),
      snapshot({ ...PENDING, kind: "cancel" }),
    ];
    const state = shownAfter(events(...first, finished(), ...asked));
    expect(questions(state).map((item) => isLive(state, item))).toEqual([false, true]);
    const answer = { interruptId: "p2", approved: true };
    const answered = reduce(state, { type: "submitted", submission: { ...question, answer } });
    expect(questions(answered).map(({ chosen }) => chosen)).toEqual([undefined, "yes"]);
  });

  it("moves down when it is asked again, once, and is gone with its proposal", () => {
    const again = [...said("m2", "Yes, we validate. Shall I cancel both?"), snapshot(many), finished()];
    const state = shownAfter(events(...asked, ...again));
    expect(state.items.map(({ kind }) => kind)).toEqual(["text", "text", "card"]);
    const over = shownAfter(events(...said("m3", "Both stay."), snapshot(null), finished()), state);
    expect(isLive(over, questions(over)[0] as CardItem)).toBe(false);
  });

  it("needs none where a card asks: an offered time of the waiting list is read back as a visit", () => {
    const offer = { ...PENDING, kind: "waitlist_accept" };
    const read = card("a1", "agentcare.appointment", { status: "proposed", action: "reschedule" });
    const state = shownAfter(events(read, snapshot(offer), finished()));
    expect(state.items).toHaveLength(1);
    expect(isLive(state, state.items[0] as CardItem)).toBe(true);
  });

  it("stays open beside the cards of visits that were only shown with it", () => {
    const proposed = card("a1", "agentcare.appointment", { status: "proposed", action: "book" });
    const shown = card("a2", "agentcare.appointment", { status: "booked" });
    const state = shownAfter(events(proposed, shown, snapshot(PENDING), finished()));
    expect(state.items.map((item) => isLive(state, item as CardItem))).toEqual([true, false]);
  });
});

describe("an answer of nothing, where a person of the clinic has taken over", () => {
  const sent: Change = { type: "submitted", submission: question };

  it("adds nothing, waits for nothing, and is known for what it is", () => {
    const silent = events({ type: "STATE_SNAPSHOT", snapshot: { pending: PENDING } }, finished());
    const state = shownAfter([sent, ...silent]);
    expect(state.items).toHaveLength(1);
    expect([state.running, isUnanswered(state)]).toEqual([null, true]);
  });

  it("is not taken for one while it is written, when it came, or when it was stopped", () => {
    const answered = shownAfter([sent, ...events(...said("m1", "Hello"), finished())]);
    const stopped = shownAfter([sent, ...events(finished({ type: "cancelled" }))]);
    expect([shownAfter([sent]), answered, stopped, EMPTY].map(isUnanswered)).toEqual([false, false, false, false]);
  });
});

describe("cards", () => {
  it("remember the slot that was picked, and stop at the next list or at the booking", () => {
    const pick: Submission = { ...question, action: { type: "select_slot", slotId: "s2" } };
    let state = shownAfter([...events(card("a1", "agentcare.slots", SLOTS)), { type: "submitted", submission: pick }]);
    const picked = () => state.items[0] as CardItem;
    expect(picked().chosen).toBe("s2");
    expect(isLive(state, picked())).toBe(true);
    const proposed = shownAfter(events(card("a2", "agentcare.appointment", { status: "proposed" })), state);
    expect(isLive(proposed, picked())).toBe(true);
    const booked = shownAfter(events(card("a2", "agentcare.appointment", { status: "booked" })), state);
    expect(isLive(booked, picked())).toBe(false);
    state = shownAfter(events(card("a3", "agentcare.slots", SLOTS)), state);
    expect(isLive(state, picked())).toBe(false);
  });

  it("let a form be sent once", () => {
    const send: Submission = { ...question, action: { type: "submit_form", purpose: "identity", values: {} } };
    const before = shownAfter(events(card("a1", "agentcare.form", { fields: [] })));
    expect(isLive(before, before.items[0] as CardItem)).toBe(true);
    const sent = reduce(before, { type: "submitted", submission: send });
    expect(isLive(sent, sent.items[0] as CardItem)).toBe(false);
  });
});

describe("what was tapped", () => {
  const pick: Submission = { ...question, action: { type: "select_slot", slotId: "s2" } };
  const send: Submission = { ...question, action: { type: "submit_form", purpose: "identity", values: {} } };
  const offered = shownAfter(
    events(card("a1", "agentcare.slots", SLOTS), card("a2", "agentcare.form", { fields: [] })),
  );
  const tapped = (submission: Submission, ...changes: Change[]) =>
    shownAfter([{ type: "submitted", submission }, ...changes], offered);
  const marks = (state: ViewState) =>
    state.items.flatMap((item) => (item.kind === "card" ? [item.chosen ?? item.submitted] : []));
  const lost: Change = { type: "run_lost", id: "l1", text: "Refused.", code: "refused" };

  it.each<[string, Change]>([
    ["a failed run", ...(events({ type: "RUN_ERROR", message: "Failed." }) as [Change])],
    ["a refusal", lost],
    ["a run that was stopped", ...(events(finished({ type: "cancelled" })) as [Change])],
  ])("can be tapped again after %s", (_name, end) => {
    expect(marks(tapped(pick))).toEqual(["s2", undefined]);
    expect(marks(tapped(pick, end))).toEqual([undefined, undefined]);
    const form = tapped(send, end);
    expect(isLive(form, form.items[1] as CardItem)).toBe(true);
  });

  it("stays so while it may be tried again, and until something else is said instead", () => {
    const mayRetry = tapped(send, { ...lost, retry: send } as Change);
    expect(marks(mayRetry)).toEqual([undefined, true]);
    expect(marks(reduce(mayRetry, { type: "submitted", submission: send }))).toEqual([undefined, true]);
    const other: Submission = { runId: "r2", messageId: "u2", text: "Never mind" };
    expect(marks(reduce(mayRetry, { type: "submitted", submission: other }))).toEqual([undefined, undefined]);
  });

  it("stays so when it arrived, also where a later turn fails", () => {
    const later: Submission = { runId: "r2", messageId: "u2", text: "Thanks" };
    const state = tapped(pick, ...events(finished()), { type: "submitted", submission: later }, lost);
    expect(marks(state)).toEqual(["s2", undefined]);
  });

  it("can be tapped again when what it led to was answered with no", () => {
    const proposal = { status: "proposed", action: "book" };
    const snapshot = { held: null, pending: PENDING, suggestions: [] };
    const asked = events(
      card("a3", "agentcare.appointment", proposal),
      { type: "STATE_SNAPSHOT", snapshot },
      finished(),
    );
    const no: Submission = { runId: "r2", messageId: "r2", text: "No", answer: { interruptId: "p1", approved: false } };
    const state = tapped(pick, ...asked, { type: "submitted", submission: no }, ...events(finished()));
    expect(marks(state)).toEqual([undefined, undefined, "no"]);
    const unanswered = tapped(pick, ...asked, { type: "submitted", submission: no }, lost);
    expect(marks(unanswered).at(-1)).toBeUndefined();
  });
});

describe("a reloaded page", () => {
  const view: ThreadView = {
    threadId: "t1",
    status: "open",
    messages: [
      { id: "u0", role: "user", text: "Hi", cards: [], at: "2026-03-02T09:00:00Z" },
      {
        id: "m0",
        role: "assistant",
        text: "Hello",
        cards: [{ type: "agentcare.slots", content: SLOTS }],
        at: "2026-03-02T09:00:01Z",
      },
      { id: "u1", role: "user", text: "The first one", cards: [], at: "2026-03-02T09:00:02Z" },
      { id: "m1", role: "assistant", text: "Half an ans", cards: [], at: "2026-03-02T09:00:03Z" },
    ],
    state: { held: null, pending: PENDING, suggestions: ["Yes"] },
    activeRunId: "r1",
  };

  it("shows the transcript with its cards and the open proposal", () => {
    const state = shownAfter([{ type: "restored", view }]);
    expect(texts(state)).toEqual(["Hi", "Hello", "The first one", "Half an ans"]);
    expect(state.items[2]).toMatchObject({ kind: "card", type: "agentcare.slots" });
    expect(state.pending?.interruptId).toBe("p1");
  });

  it("asks again with two answers what was asked in words, and shows no empty message", () => {
    const silence = { id: "m2", role: "assistant" as const, text: "", cards: [], at: "2026-03-02T09:00:04Z" };
    const pending = { ...PENDING, kind: "undo" };
    const state = shownAfter([
      { type: "restored", view: { ...view, messages: [...view.messages, silence], state: { pending } } },
    ]);
    expect(state.items.at(-1)).toMatchObject({ type: "page.question", content: { kind: "undo" } });
    expect(texts(state)).not.toContain("");
  });

  it("keeps an answered form closed, and an unanswered one open", () => {
    const form = { type: "agentcare.form" as const, content: { purpose: "identity", fields: [], submitLabel: "Send" } };
    const message = (id: string, role: "user" | "assistant", cards: unknown[] = []) =>
      ({ id, role, text: id, cards, at: "2026-03-02T09:00:00Z" }) as ThreadView["messages"][number];
    const live = (...messages: ThreadView["messages"]) => {
      const state = shownAfter([{ type: "restored", view: { ...view, messages, state: null } }]);
      return state.items.flatMap((item) => (item.kind === "card" ? [isLive(state, item)] : []));
    };
    const asked = [message("u1", "user"), message("m1", "assistant", [form])];
    expect(live(...asked)).toEqual([true]);
    expect(live(...asked, message("u2", "user"), message("m2", "assistant"))).toEqual([false]);
  });

  it("takes a run that is still going from its start, so that nothing is there twice", () => {
    const state = shownAfter([
      { type: "restored", view },
      { type: "following", runId: "r1" },
      ...events(start("m9"), content("m9", "Half an answer"), end("m9"), finished()),
    ]);
    expect(texts(state)).toEqual(["Hi", "Hello", "The first one", "Half an answer"]);
  });

  it("shows a conversation whose state it cannot read", () => {
    expect(shownAfter([{ type: "restored", view: { ...view, state: null } }])).toMatchObject({
      pending: null,
      suggestions: [],
    });
  });
});

describe("the server's clock", () => {
  it("comes from the date of its answers, of which the least delayed is the truest, and from no event", () => {
    const dated = (at: number, receivedAt: number): Change => ({ type: "server_date", at, receivedAt });
    const first = shownAfter([dated(9_000, 10_000)]);
    expect(first.clockOffsetMs).toBe(-1_000);
    const replayed: Change = {
      type: "event",
      event: { type: "RUN_STARTED", timestamp: 1_000 },
      receivedAt: 30_000,
    };
    expect(shownAfter([dated(12_000, 20_000), replayed], first).clockOffsetMs).toBe(-1_000);
    expect(shownAfter([dated(20_500, 21_000)], first).clockOffsetMs).toBe(-500);
  });
});

describe("createStore", () => {
  it("tells its listeners of changes, and not of what changed nothing", () => {
    const store = createStore({ strings: () => en });
    const heard: string[] = [];
    store.subscribe((_state, change) => heard.push(change.type));
    store.apply({ type: "connection", connection: "online" });
    store.apply({ type: "connection", connection: "reconnecting" });
    expect(heard).toEqual(["connection"]);
  });

  it("is empty after clearing", () => {
    const store = createStore({ strings: () => en });
    store.apply({ type: "submitted", submission: question });
    store.apply({ type: "cleared" });
    expect(store.state).toEqual(EMPTY);
  });
});
