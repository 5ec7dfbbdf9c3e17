import type { Card, PublicState } from "../../../../src/graph/reply.ts";
import { createStore } from "../../core/store.ts";
import type { SavedFile, ServerEvent, Submission } from "../../core/types.ts";
import { en } from "../../strings/en.ts";
import { answerOf, CLINIC, type ScriptedInput } from "../../testing/scripted-clinic.ts";
import type { Conversation, ViewParts, WidgetEvent } from "../contract.ts";
import { mount } from "../mount.tsx";

const NOTHING: PublicState = { held: null, pending: null, suggestions: [] };
export const START = Date.parse("2026-03-09T15:00:00Z");

export type AWidget = Awaited<ReturnType<typeof aWidget>>;

/**
 * The widget in a page of happy-dom, talking to the scripted clinic. `quiet` leaves every turn without an answer;
 * `failing` makes what needs the network fail.
 */
export async function aWidget({
  quiet = false,
  failing = false,
  ...changes
}: Partial<ViewParts> & { quiet?: boolean; failing?: boolean } = {}) {
  const store = createStore({ strings: () => en });
  const events: WidgetEvent[] = [];
  const sent: Submission[] = [];
  const ratings: { outcome: string; rating: number; comment?: string }[] = [];
  const passed: string[] = [];
  let before = NOTHING;
  let turn = 0;

  const emit = (event: ServerEvent) => store.apply({ type: "event", event, receivedAt: Date.now() });
  const say = (id: string, text: string) => {
    emit({ type: "TEXT_MESSAGE_START", messageId: id, role: "assistant" });
    emit({ type: "TEXT_MESSAGE_CONTENT", messageId: id, delta: text });
    emit({ type: "TEXT_MESSAGE_END", messageId: id });
  };
  const show = (id: string, card: Card | { type: string; content: unknown }) =>
    emit({ type: "ACTIVITY_SNAPSHOT", messageId: id, activityType: card.type, content: card.content });

  const run = async (submission: Submission) => {
    if (store.state.running) return false;
    sent.push(submission);
    store.apply({ type: "submitted", submission });
    if (quiet) return true;
    // As over a network: not before whoever asked has gone on.
    await Promise.resolve();
    const { action, answer, text } = submission;
    const input: ScriptedInput = {
      text,
      slotId: action?.type === "select_slot" ? action.slotId : null,
      form: action?.type === "submit_form" ? action.purpose : null,
      approved: answer?.approved ?? null,
    };
    const answered = answerOf(input, before, new Date(Date.now() + 300_000).toISOString());
    before = answered.state;
    const id = `answer-${submission.runId}`;
    if (answered.reply.text) say(id, answered.reply.text);
    answered.reply.cards.forEach((card, index) => {
      show(`${id}-${index}`, card);
    });
    emit({ type: "STATE_SNAPSHOT", snapshot: answered.state });
    emit({ type: "RUN_FINISHED", outcome: { type: "success" } });
    return true;
  };
  const freshly = (text: string): Submission => {
    turn += 1;
    return { runId: `run-${turn}`, messageId: `message-${turn}`, text };
  };

  const conversation: Conversation = {
    get idle() {
      return store.state.running === null;
    },
    say: (text) => run(freshly(text)),
    tap: (action, text) => run({ ...freshly(text), action }),
    answer: (approved, text) =>
      run({ ...freshly(text), answer: { interruptId: store.state.pending?.interruptId ?? "", approved } }),
    retry: run,
    stop: async () => !failing,
    async clear() {
      if (failing) throw new Error("No network.");
      store.apply({ type: "cleared" });
    },
    async calendarFile(): Promise<SavedFile> {
      if (failing) throw new Error("No network.");
      return { name: "visit.ics", content: new Blob(["BEGIN:VCALENDAR"]) };
    },
    mayRate: (outcome) => !passed.includes(outcome),
    async rate(outcome, feedback) {
      if (failing) throw new Error("No network.");
      ratings.push({ outcome, ...feedback });
      passed.push(outcome);
    },
    passOverRating: (outcome) => {
      passed.push(outcome);
    },
  };

  const host = document.createElement("div");
  document.body.replaceChildren(host);
  const root = host.attachShadow({ mode: "open" });
  const view = mount(root, {
    clinic: { ...CLINIC, languages: ["en"], links: [] },
    store,
    conversation,
    strings: en,
    locale: "en-US",
    mode: "inline",
    position: "end",
    now: () => Date.now(),
    tell: (event) => {
      events.push(event);
    },
    ...changes,
  });

  /** Lets what was asked for be drawn. */
  const settled = async () => {
    await import("../later.ts");
    for (let turns = 0; turns < 30; turns += 1) await Promise.resolve();
  };
  await settled();

  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  return {
    view,
    root,
    host,
    store,
    events,
    sent,
    ratings,
    conversation,
    emit,
    show,
    settled,
    all,
    /** The first element that `selector` finds; throws where there is none. */
    find(selector: string): HTMLElement {
      const element = root.querySelector<HTMLElement>(selector);
      if (!element) throw new Error(`The widget shows no ${selector}.`);
      return element;
    },
    /** The button with this name, as a reader hears it. */
    button(name: string): HTMLElement {
      const found = all("button, a").find((button) => nameOf(button) === name);
      if (!found) throw new Error(`There is no button "${name}" among ${all("button, a").map(nameOf).join(" | ")}`);
      return found;
    },
    /** What was said to a screen reader. */
    get announced() {
      return all("[aria-live=polite] p").map(({ textContent }) => textContent);
    },
    get status() {
      return root.querySelector(".panel [role=status]")?.textContent;
    },
    async type(text: string) {
      const field = root.querySelector<HTMLTextAreaElement>(".composer textarea");
      if (!field) throw new Error("There is no message field.");
      field.value = text;
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      await settled();
    },
    async press(element: HTMLElement) {
      element.click();
      await settled();
    },
    /** With a finger: the click that counts one press, and no mouse. */
    async tap(element: HTMLElement) {
      element.dispatchEvent(
        new PointerEvent("click", { bubbles: true, cancelable: true, detail: 1, pointerType: "touch" }),
      );
      await settled();
    },
  };
}

const nameOf = (button: HTMLElement) => button.getAttribute("aria-label") ?? button.textContent;
