import { complaintOf } from "../core/complaint.ts";
import { createConnection } from "../core/connection.ts";
import { createConversation } from "../core/conversation.ts";
import { createIdle } from "../core/idle.ts";
import { Problem } from "../core/problem.ts";
import { createSessionStorage } from "../core/session-storage.ts";
import { createStore } from "../core/store.ts";
import { createTabs } from "../core/tabs.ts";
import type { Strings } from "../strings/en.ts";
import type { WidgetEvent } from "../view/contract.ts";
import type { Surroundings } from "./surroundings.ts";
import { eventsOf } from "./widget-events.ts";

interface Showing {
  says: () => Strings;
  tell: (event: WidgetEvent) => void;
  signal: AbortSignal;
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
  let shownBy: readonly Showing[] = [];
  const store = createStore({ strings: () => strings() });
  const tabs = createTabs({
    open: () => surroundings.openChannel(`agentcare.chat.${clinic}`),
    hear: (note) => conversation.heard(note),
  });
  const connection = createConnection({
    ...surroundings,
    host,
    onDate: (at) => store.apply({ type: "server_date", at, receivedAt: now() }),
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
  let warned = false;
  const idle = createIdle({
    now,
    startTimer,
    soon() {
      warned = store.state.items.length > 0;
      if (warned) store.apply({ type: "idle", soon: true });
    },
    over() {
      const { running, connection } = store.state;
      // An answer is waited for; but a message may wait for a network for days, and nobody is there.
      if (running && connection === "online") {
        idle.touch();
        return;
      }
      warned = false;
      conversation.forgetHere();
    },
  });

  return {
    store,
    conversation,
    /** Who the patient is, by a token that the clinic's portal has signed; refused, they are nobody known. */
    async identify(token: string): Promise<void> {
      await conversation.identify(token).catch((error: unknown) => {
        const code = error instanceof Problem ? error.code : "unreachable";
        warn(`nobody was identified (${code}). ${error instanceof Error ? error.message : ""}`);
        shownBy[0]?.tell({ type: "error", code });
      });
    },
    /** The patient did something: a shared device may show their conversation for a while longer. */
    touch() {
      if (idle.touch()) conversation.keep();
      if (warned) store.apply({ type: "idle", soon: false });
      warned = false;
    },
    /**
     * Somebody begins to show it, in the language of `says`, until `signal` ends it. Of several who show it, the first
     * tells the host page what happens. Rejects when the conversation could not be loaded.
     */
    async take({ says, tell, signal }: Showing): Promise<void> {
      const showing: Showing = { says, tell, signal };
      const alone = shownBy.length === 0;
      shownBy = [...shownBy, showing];
      strings = says;
      idle.touch();
      const unsubscribe = store.subscribe((state, change) => {
        if (shownBy[0] !== showing) return;
        const complaint = complaintOf(change);
        if (complaint) warn(complaint);
        for (const event of eventsOf(state, change)) tell(event);
      });
      addEventListener("pagehide", conversation.leave, { signal });
      const restore = () => conversation.restore().catch(() => {});
      // A page that comes back from the browser's cache left its run.
      addEventListener("pageshow", ({ persisted }) => idle.check() && persisted && restore(), { signal });
      document.addEventListener("visibilitychange", idle.check, { signal });
      signal.addEventListener("abort", () => {
        unsubscribe();
        shownBy = shownBy.filter((other) => other !== showing);
        if (shownBy.length > 0) return;
        conversation.leave();
        idle.stop();
      });
      if (alone) await conversation.restore();
    },
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
