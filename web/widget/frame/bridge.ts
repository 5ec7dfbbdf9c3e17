import { EVENTS, type EventMessage, HERE, isCommand } from "./messages.ts";

type Target = Pick<EventTarget, "addEventListener">;

/**
 * Inside the frame: tells the site what happens, and does what it says. `site` is its exact origin, which the server
 * put into the page after it had checked the clinic's list; nobody else is heard or told anything.
 */
export function createBridge({
  site,
  parent,
  messages,
  events,
  command,
}: {
  site: string;
  parent: Pick<Window, "postMessage">;
  messages: Target;
  events: Target;
  command: (...call: unknown[]) => void;
}): void {
  parent.postMessage(HERE, site);
  for (const type of EVENTS) {
    events.addEventListener(`agentcare:${type}`, (event) => {
      const message: EventMessage = { agentcare: "event", type, detail: (event as CustomEvent).detail };
      parent.postMessage(message, site);
    });
  }
  messages.addEventListener("message", (event) => {
    const { origin, source, data } = event as MessageEvent;
    if (origin === site && source === parent && isCommand(data)) command(...data.call);
  });
}
