import { createConnection } from "../core/connection.ts";
import { createConversation } from "../core/conversation.ts";
import { createIdle } from "../core/idle.ts";
import { createSessionStorage } from "../core/session-storage.ts";
import { createStore } from "../core/store.ts";
import { createTabs } from "../core/tabs.ts";
import type { Strings } from "../strings/en.ts";

/** What a desk needs of the browser; `startTimer` returns its own cancel. */
export interface Surroundings {
  fetch: typeof globalThis.fetch;
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  storage(): Storage;
  openChannel(name: string): BroadcastChannel;
  startTimer(ms: number, late: () => void): () => void;
  random(): number;
  newId(): string;
  now(): number;
  timeZone: string;
  /** One line for the site's developer; the same line is written once. */
  warn(line: string): void;
}

export type Desk = ReturnType<typeof createDesk>;

/**
 * One conversation with one clinic on this page, whatever shows it: an element that is moved, or made anew by
 * client-side navigation, finds it as it was. It rests while nothing shows it: what is being answered goes on at the
 * server, and is taken up again.
 */
export function createDesk({
  clinic,
  host,
  surroundings,
}: {
  clinic: string;
  host: string;
  surroundings: Surroundings;
}) {
  const { now, startTimer, warn } = surroundings;
  let strings: () => Strings = () => {
    throw new Error("Nothing shows this conversation yet, so it has no language.");
  };
  let shownBy: readonly unknown[] = [];
  const store = createStore({ strings: () => strings() });
  const tabs = createTabs({
    open: () => surroundings.openChannel(`agentcare.chat.${clinic}`),
    hear: (note) => conversation.heard(note),
  });
  const connection = createConnection({
    ...surroundings,
    host,
    onDate: (at) => store.apply({ type: "server_date", at, receivedAt: now() }),
    onMalformed: () => warn("the server sent something that is no event; it was left out."),
  });
  const conversation = createConversation({
    clinic,
    store,
    connection,
    storage: createSessionStorage({ storage: surroundings.storage, clinic, now }),
    strings: () => strings(),
    newId: surroundings.newId,
    now,
    tellTabs: tabs.tell,
  });
  const idle = createIdle({
    now,
    startTimer,
    over() {
      if (conversation.idle) conversation.forget();
      else idle.touch();
    },
  });

  return {
    store,
    conversation,
    /** The patient did something: a shared device may show their conversation for a while longer. */
    touch() {
      if (idle.touch()) conversation.keep();
    },
    /** `element` begins to show it, in the language of `says`; rejects when the conversation could not be loaded. */
    async take(element: unknown, says: () => Strings): Promise<void> {
      const alone = shownBy.length === 0;
      shownBy = [...shownBy, element];
      strings = says;
      idle.touch();
      if (alone) await conversation.restore();
    },
    leave(element: unknown): void {
      shownBy = shownBy.filter((other) => other !== element);
      if (shownBy.length > 0) return;
      conversation.leave();
      idle.stop();
    },
    /** Of several elements that show it, one tells the host page what happens. */
    isToldBy: (element: unknown): boolean => shownBy[0] === element,
  };
}

/** The desks of a page, by clinic and host: two elements of one clinic share its conversation. */
export function createDesks(surroundings: Surroundings) {
  const desks = new Map<string, Desk>();
  return ({ clinic, host }: { clinic: string; host: string }): Desk => {
    const key = `${host} ${clinic}`;
    const desk = desks.get(key) ?? createDesk({ clinic, host, surroundings });
    desks.set(key, desk);
    return desk;
  };
}
