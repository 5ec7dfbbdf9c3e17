import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import type { Connection } from "./connection.ts";
import { createConversation } from "./conversation.ts";
import { Problem, Unreachable } from "./problem.ts";
import { createSessionStorage } from "./session-storage.ts";
import { createStore, type Store } from "./store.ts";
import type { TabNote } from "./tabs.ts";
import type { Submission, ThreadView } from "./types.ts";

describe("the first message", () => {
  it("opens a session, and the next one uses it", async () => {
    const { conversation, calls } = aConversation();
    await conversation.say("Hello");
    await conversation.say("And again");
    expect(calls.map(([name]) => name)).toEqual(["openSession", "send", "send"]);
  });
});

describe("a visit's calendar file", () => {
  it("is asked for with the session's token, and not without a session", async () => {
    const { conversation, calls } = aConversation();
    const url = "/v1/appointments/a1/calendar.ics";
    await expect(conversation.calendarFile(url)).rejects.toMatchObject({ code: "session_over" });
    await conversation.say("Hello");
    expect((await conversation.calendarFile(url)).name).toBe("visit.ics");
    expect(calls.at(-1)).toEqual(["calendarFile", ["secret", url]]);
  });
});

describe("a turn", () => {
  it("is one at a time", async () => {
    const { conversation, calls, answer } = aConversation({ hold: true });
    const first = conversation.say("Hello");
    expect(await conversation.say("Hello?")).toBe(false);
    answer();
    await first;
    expect(calls.filter(([name]) => name === "send")).toHaveLength(1);
  });

  it("answers the proposal that is open, by its id", async () => {
    const { conversation, store, calls } = aConversation();
    const snapshot = { pending: { id: "p1", kind: "book", expiresAt: null, summary: "Book it?", holdId: null } };
    store.apply({ type: "event", event: { type: "STATE_SNAPSHOT", snapshot }, receivedAt: 0 });
    await conversation.answer(true, "Yes, book it.");
    const sent = calls.at(-1)?.[1] as Submission;
    expect(sent).toMatchObject({ text: "Yes, book it.", answer: { interruptId: "p1", approved: true } });
    // The server files an answer under its run, and a reload looks for it there.
    expect(sent.messageId).toBe(sent.runId);
  });

  it("that got lost is kept, and tried again as the same run", async () => {
    const { conversation, store, calls, fail } = aConversation();
    fail(new Unreachable("No answer."));
    await conversation.say("Hello");
    const notice = store.state.items.at(-1);
    if (notice?.kind !== "notice" || !notice.retry) throw new Error("There is nothing to try again.");
    await conversation.retry(notice.retry);
    const sent = calls.filter(([name]) => name === "send").map(([, submission]) => submission);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(sent[0]);
    expect(store.state.items.map(({ kind }) => kind)).toEqual(["text"]);
  });

  it("whose events the server no longer has is read from the transcript", async () => {
    const messages: ThreadView["messages"] = [
      { id: "u1", role: "user", text: "Hello", cards: [], at: "2026-03-02T09:00:00Z" },
      { id: "m1", role: "assistant", text: "Hi", cards: [], at: "2026-03-02T09:00:01Z" },
    ];
    const view: ThreadView = { threadId: "t1", status: "open", messages, state: null, activeRunId: null };
    const { conversation, store, fail } = aConversation({ view });
    fail(new Problem(204, "run_unknown", "Gone."));
    await conversation.say("Hello");
    expect(store.state.items.map((item) => item.kind === "text" && item.text)).toEqual(["Hello", "Hi"]);
    expect(store.state.running).toBeNull();
  });

  it("that was refused without a reason says something fit to read", async () => {
    const { conversation, store, fail } = aConversation();
    fail(new Problem(400, "", ""));
    await conversation.say("Hello");
    expect(store.state.items.at(-1)).toMatchObject({ kind: "notice", text: "Something went wrong. Please try again." });
  });

  it("that was refused shows the reason and offers no second try", async () => {
    const { conversation, store, fail } = aConversation();
    fail(new Problem(422, "message_too_long", "A message has 20,000 characters at most."));
    await conversation.say("Hello");
    expect(store.state.items.at(-1)).toEqual({
      kind: "notice",
      id: expect.any(String),
      text: "A message has 20,000 characters at most.",
    });
  });

  it("whose answer could not be read whole says so, once, and whom to ask", async () => {
    const { conversation, store, kept } = aConversation({ garbled: true });
    await conversation.say("Hello");
    expect(store.state).toMatchObject({ running: null, items: [{ text: "Hello" }, { text: en.partLost }] });
    expect(JSON.parse(kept.get("agentcare.chat.riverside") ?? "")).toMatchObject({ unanswered: null });
  });

  it("in a conversation that is over can be said in a new one, in words alone", async () => {
    const { conversation, store, calls, fail, kept } = aConversation();
    fail(new Problem(401, "unauthorized", "The session is over."));
    await conversation.tap({ type: "select_slot", slotId: "s1" }, "Tuesday at 2:00 PM");
    expect(kept.size).toBe(0);
    const notice = store.state.items.at(-1);
    if (notice?.kind !== "notice" || !notice.retry) throw new Error("There is nothing to try again.");
    expect(notice.retry.action).toBeUndefined();
    await conversation.retry(notice.retry);
    expect(calls.map(([name]) => name)).toEqual(["openSession", "send", "openSession", "send"]);
  });
});

describe("an answer without an end", () => {
  it("is stopped at the server, too, and the patient is told", async () => {
    const { conversation, store, calls, fail } = aConversation();
    fail(new Problem(0, "answer_too_long", ""));
    await conversation.say("Hello");
    expect(store.state.items.at(-1)).toMatchObject({ kind: "notice", text: en.answerTooLong });
    expect(calls.at(-1)?.[0]).toBe("cancel");
  });
});

describe("a message without a network", () => {
  it("is kept before anything is sent, and forgotten when it was refused", async () => {
    const { conversation, kept, fail, answer } = aConversation({ hold: true });
    fail(new Problem(422, "message_too_long", "Too long."));
    const said = conversation.say("Hello");
    expect(JSON.parse(kept.get("agentcare.chat.riverside") ?? "")).toMatchObject({
      session: null,
      unanswered: { text: "Hello" },
    });
    answer();
    await said;
    expect(JSON.parse(kept.get("agentcare.chat.riverside") ?? "")).toMatchObject({ unanswered: null });
  });
});

describe("a second tab in the same conversation", () => {
  const view: ThreadView = { threadId: "t1", status: "open", messages: [], state: null, activeRunId: "r9" };

  it("is told of a turn once there is one to follow, and when it is over", async () => {
    const { conversation, notes } = aConversation();
    await conversation.say("Hello");
    expect(notes).toEqual([
      { threadId: "t1", what: "turn" },
      { threadId: "t1", what: "turn" },
    ]);
  });

  it("follows the turn, and hears nothing of other conversations", async () => {
    const { conversation, calls, notes, store } = aConversation({ view });
    conversation.heard({ threadId: "t2", what: "turn" });
    conversation.heard({ threadId: "t1", what: "turn" });
    await ended(store);
    expect(calls).toEqual([
      ["thread", "t1"],
      ["follow", "r9"],
    ]);
    expect(notes).toEqual([]);
  });

  it("is cleared with the first", async () => {
    const first = aConversation();
    await first.conversation.say("Hello");
    await first.conversation.clear();
    expect(first.notes.at(-1)).toEqual({ threadId: "t1", what: "cleared" });
    const second = aConversation({ view });
    second.conversation.heard({ threadId: "t1", what: "cleared" });
    expect(second.kept.size).toBe(0);
    expect(second.calls).toEqual([]);
  });
});

describe("a page that was left and is there again", () => {
  it("takes up the turn it left", async () => {
    const view: ThreadView = { threadId: "t1", status: "open", messages: [], state: null, activeRunId: "id-1" };
    const { conversation, calls, store } = aConversation({ view, hold: true });
    void conversation.say("Hello");
    conversation.leave();
    await conversation.restore();
    expect(calls.map(([name]) => name)).toEqual(["send", "thread", "follow"]);
    expect(store.state.running).toBeNull();
  });
});

describe("a page that is there again without a server", () => {
  it("offers the turn it left for another try", async () => {
    const view: ThreadView = { threadId: "t1", status: "open", messages: [], state: null, activeRunId: null };
    const { conversation, store, fail } = aConversation({ view, hold: true });
    void conversation.say("Hello");
    conversation.leave();
    fail(new Unreachable("No answer."));
    await conversation.restore();
    expect(store.state.running).toBeNull();
    expect(store.state.items.at(-1)).toMatchObject({ kind: "notice", retry: { text: "Hello" } });
  });

  it("sends the first message, which was still waiting for one", async () => {
    const { conversation, store, answer } = aConversation({ view: null, opened: false, hold: true });
    void conversation.say("Hello");
    conversation.leave();
    answer();
    await conversation.restore();
    expect(store.state.running).toBeNull();
  });
});

describe("a patient whom the portal knows", () => {
  it("is told to the server before their first words, in one session", async () => {
    const { conversation, calls } = aConversation();
    const told = conversation.identify("signed");
    await Promise.all([told, conversation.say("Hello")]);
    expect(calls.map(([name, what]) => (name === "identify" ? [name, what] : name))).toEqual([
      "openSession",
      ["identify", "signed"],
      "send",
    ]);
  });

  it("who is not the one before says in their own conversation what they typed meanwhile", async () => {
    const { conversation, store, calls, notes, refuseIdentity } = aConversation({
      view: { threadId: "t1", status: "open", messages: [], state: null, activeRunId: null },
    });
    const refuse = refuseIdentity();
    const told = conversation.identify("signed");
    const said = conversation.say("Hello");
    const over = ended(store);
    refuse(new Problem(409, "identity_other_patient", "This is somebody else's."));
    await Promise.all([told, said, over]);
    expect(calls.map(([name]) => name)).toEqual(["identify", "openSession", "identify", "send"]);
    expect(calls.at(-1)?.[1]).toMatchObject({ text: "Hello" });
    expect(store.state.items).toMatchObject([{ text: "Hello" }]);
    // What another tab shows is the other patient's, too.
    expect(notes[0]).toEqual({ threadId: "t1", what: "cleared" });
  });

  it("does not get the conversation of the one before", async () => {
    const { conversation, calls, store, kept, fail } = aConversation();
    await conversation.say("My knee hurts");
    fail(new Problem(409, "identity_other_patient", "This conversation is another patient's."));
    await conversation.identify("signed");
    expect(store.state.items).toEqual([]);
    expect([...kept.values()].join()).not.toContain("knee");
    expect(calls.map(([name]) => name)).toEqual(["openSession", "send", "identify", "openSession", "identify"]);
  });

  it("who was refused still talks, as somebody unknown", async () => {
    const { conversation, store, fail } = aConversation();
    fail(new Problem(403, "identity_token_expired", "The portal's token is too old."));
    await expect(conversation.identify("signed")).rejects.toThrow("too old");
    expect(await conversation.say("Hello")).toBe(true);
    expect(store.state.running).toBeNull();
  });
});

describe("an outcome", () => {
  it("is asked about once: rated or passed over, also after a reload", async () => {
    const { conversation, kept } = aConversation();
    await conversation.say("Hello");
    await conversation.rate("booked:R1", { rating: 5 });
    conversation.passOverRating("booked:R2");
    expect(["booked:R1", "booked:R2", "booked:R3"].map(conversation.mayRate)).toEqual([false, false, true]);
    expect(JSON.parse(kept.get("agentcare.chat.riverside") ?? "")).toMatchObject({ rated: ["booked:R1", "booked:R2"] });
  });

  it("that was rated before is not sent again, and one whose rating did not arrive may be", async () => {
    const { conversation, fail } = aConversation();
    await conversation.say("Hello");
    fail(new Problem(409, "already_rated", "This was rated before."));
    await conversation.rate("booked:R1", { rating: 5 });
    expect(conversation.mayRate("booked:R1")).toBe(false);
    fail(new Problem(503, "busy", "Too busy"));
    await expect(conversation.rate("booked:R2", { rating: 5 })).rejects.toThrow("Too busy");
    expect(conversation.mayRate("booked:R2")).toBe(true);
  });
});

describe("a reloaded page", () => {
  const unanswered: Submission = { runId: "r1", messageId: "u1", text: "Hello" };
  const view: ThreadView = { threadId: "t1", status: "open", messages: [], state: null, activeRunId: null };

  it("sends what is said while it is read, once, when it was read", async () => {
    const { conversation, calls, store, holdThread } = aConversation({ view });
    const read = holdThread();
    const restored = conversation.restore();
    const said = conversation.say("Hello");
    expect(store.state.items).toMatchObject([{ text: "Hello" }]);
    expect(conversation.idle).toBe(false);
    expect(await conversation.say("Hello?")).toBe(false);
    read();
    await Promise.all([restored, said]);
    expect(calls.map(([name]) => name)).toEqual(["thread", "send"]);
    expect(store.state.items).toMatchObject([{ text: "Hello" }]);
    expect(store.state.running).toBeNull();
  });

  it("says it after what was still being answered, of which it reads one stream", async () => {
    const { conversation, calls, holdThread } = aConversation({ unanswered, view: { ...view, activeRunId: "r1" } });
    const read = holdThread();
    const said = Promise.all([conversation.restore(), conversation.say("And again")]);
    conversation.heard({ threadId: "t1", what: "turn" });
    read();
    await said;
    expect(calls.map(([name]) => name)).toEqual(["thread", "follow", "send"]);
    expect(calls.at(-1)?.[1]).toMatchObject({ text: "And again" });
  });

  it("says it also when nothing can be read, and takes up what was said when it was left meanwhile", async () => {
    const away = aConversation({ view });
    away.fail(new Unreachable("No answer."));
    const restored = away.conversation.restore();
    const said = away.conversation.say("Hello");
    await expect(restored).rejects.toThrow(Unreachable);
    await said;
    expect(away.calls.map(([name]) => name)).toEqual(["thread", "send"]);

    const left = aConversation({ view });
    const read = left.holdThread();
    const both = Promise.all([left.conversation.restore(), left.conversation.say("Hello")]);
    left.conversation.leave();
    read();
    await both;
    await left.conversation.restore();
    expect(left.calls.map(([name]) => name)).toEqual(["thread", "thread", "send"]);
  });

  it("keeps its own unsent message while it follows the run of another tab", async () => {
    const { conversation, kept } = aConversation({ unanswered, view: { ...view, activeRunId: "r9" } });
    await conversation.restore();
    expect(JSON.parse(kept.get("agentcare.chat.riverside") ?? "")).toMatchObject({ unanswered: { runId: "r1" } });
  });

  it("follows the run that is still going", async () => {
    const { conversation, calls } = aConversation({ unanswered, view: { ...view, activeRunId: "r1" } });
    await conversation.restore();
    expect(calls).toEqual([
      ["thread", "t1"],
      ["follow", "r1"],
    ]);
  });

  it("sends what never arrived, as the same run", async () => {
    const { conversation, calls } = aConversation({ unanswered, view });
    await conversation.restore();
    expect(calls).toEqual([
      ["thread", "t1"],
      ["send", unanswered],
    ]);
  });

  it("sends the first message, which still waited for a network", async () => {
    const { conversation, calls } = aConversation({ unanswered, view: null, opened: false });
    await conversation.restore();
    expect(calls).toEqual([
      ["openSession", null],
      ["send", unanswered],
    ]);
  });

  it("sends nothing again that arrived and was answered", async () => {
    const messages: ThreadView["messages"] = [
      { id: "u1", role: "user", text: "Hello", cards: [], at: "2026-03-02T09:00:00Z" },
      { id: "m1", role: "assistant", text: "Hi", cards: [], at: "2026-03-02T09:00:01Z" },
    ];
    const { conversation, calls, store } = aConversation({ unanswered, view: { ...view, messages } });
    await conversation.restore();
    expect(calls).toEqual([["thread", "t1"]]);
    expect(store.state.items).toHaveLength(2);
  });

  it("starts anew when its conversation is no more", async () => {
    const { conversation, calls, kept } = aConversation({ view: null });
    await conversation.restore();
    expect(kept.size).toBe(0);
    await conversation.say("Hello");
    expect(calls.map(([name]) => name)).toEqual(["thread", "openSession", "send"]);
  });

  it("says words that never arrived in a new conversation when the old one is no more, and never a tap", async () => {
    const words = aConversation({ unanswered, view: null });
    await words.conversation.restore();
    expect(words.calls.map(([name]) => name)).toEqual(["thread", "openSession", "send"]);
    expect(words.calls.at(-1)?.[1]).toMatchObject({ text: "Hello", runId: "id-1" });

    const tap: Submission = { ...unanswered, action: { type: "select_slot", slotId: "s1" } };
    const tapped = aConversation({ unanswered: tap, view: null });
    await tapped.conversation.restore();
    expect(tapped.calls.map(([name]) => name)).toEqual(["thread"]);
    expect(tapped.kept.size).toBe(0);
  });

  it("goes on below a history that is too long to show, and says so", async () => {
    const { conversation, calls, store, fail } = aConversation({ view });
    fail(new Problem(0, "history_too_long", ""));
    await conversation.restore();
    expect(store.state.items).toMatchObject([{ kind: "notice", text: en.historyTooLong }]);
    await conversation.say("Hello");
    expect(calls.map(([name]) => name)).toEqual(["thread", "send"]);
  });
});

describe("ending the conversation", () => {
  it("forgets it here and on the server, and the next message opens another", async () => {
    const { conversation, calls, store, kept } = aConversation();
    await conversation.say("Hello");
    await conversation.clear();
    expect(store.state.items).toEqual([]);
    expect(kept.size).toBe(0);
    await conversation.say("Hello again");
    expect(calls.map(([name]) => name)).toEqual(["openSession", "send", "endThread", "openSession", "send"]);
  });
});

/** Resolves when the turn that is being followed is over. */
const ended = (store: Store) =>
  new Promise<void>((resolve) => {
    const stop = store.subscribe((_state, change) => {
      if (change.type !== "event" || change.event.type !== "RUN_FINISHED") return;
      stop();
      resolve();
    });
  });

/** A conversation with a server that answers at once (or when told), in memory. */
function aConversation({
  unanswered = null,
  view,
  hold = false,
  opened = true,
  garbled = false,
}: {
  unanswered?: Submission | null;
  view?: ThreadView | null;
  hold?: boolean;
  /** Whether the session that is kept was opened already. */
  opened?: boolean;
  /** Whether something of each answer cannot be read. */
  garbled?: boolean;
} = {}) {
  const calls: [string, unknown][] = [];
  const kept = new Map<string, string>();
  const session = { token: "secret", threadId: "t1" };
  if (view !== undefined)
    kept.set("agentcare.chat.riverside", JSON.stringify({ session: opened ? session : null, unanswered, rated: [] }));
  let failure: Error | null = null;
  const notes: TabNote[] = [];
  const gate = Promise.withResolvers<void>();
  let threadGate: Promise<void> | null = null;
  let identityGate: Promise<void> | null = null;
  if (!hold) gate.resolve();

  const connection: Connection = {
    async openSession() {
      calls.push(["openSession", null]);
      return session;
    },
    async send(_session, submission, listener) {
      calls.push(["send", submission]);
      await gate.promise;
      const error = failure;
      failure = null;
      if (error) throw error;
      if (garbled) listener.malformed();
      listener.event({ type: "RUN_FINISHED" }, `${submission.runId}:1`);
    },
    async follow(_session, runId, listener) {
      calls.push(["follow", runId]);
      listener.event({ type: "RUN_FINISHED" }, `${runId}:1`);
    },
    async thread({ threadId }) {
      calls.push(["thread", threadId]);
      await threadGate;
      const error = failure;
      failure = null;
      if (error) throw error;
      return view ?? null;
    },
    async endThread() {
      calls.push(["endThread", null]);
    },
    async cancel(_session, runId) {
      calls.push(["cancel", runId]);
      return true;
    },
    async identify(_session, token) {
      calls.push(["identify", token]);
      const refused = identityGate;
      identityGate = null;
      await refused;
      const error = failure;
      failure = null;
      if (error) throw error;
    },
    async sendFeedback() {
      const error = failure;
      failure = null;
      if (error) throw error;
    },
    async calendarFile({ token }, url) {
      calls.push(["calendarFile", [token, url]]);
      return { name: "visit.ics", content: new Blob() };
    },
  };
  const store = createStore({ strings: () => en });
  const storage = createSessionStorage({ storage: () => inMemory(kept), clinic: "riverside", now: () => 0 });
  let ids = 0;
  const conversation = createConversation({
    strings: () => en,
    clinic: "riverside",
    store,
    connection,
    storage,
    tellTabs: (note) => notes.push(note),
    newId: () => `id-${++ids}`,
    now: () => 0,
  });
  return {
    conversation,
    store,
    calls,
    notes,
    kept,
    answer: () => gate.resolve(),
    /** The server keeps the history to itself until the result is called. */
    holdThread() {
      const held = Promise.withResolvers<void>();
      threadGate = held.promise;
      return held.resolve;
    },
    /** The next identification is refused when the result is called. */
    refuseIdentity() {
      const held = Promise.withResolvers<void>();
      identityGate = held.promise;
      return held.reject;
    },
    fail(error: Error) {
      failure = error;
    },
  };
}

const inMemory = (kept: Map<string, string>): Storage => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => {
    kept.set(key, value);
  },
  removeItem: (key) => {
    kept.delete(key);
  },
  clear: () => kept.clear(),
  key: (index) => [...kept.keys()][index] ?? null,
  get length() {
    return kept.size;
  },
});
