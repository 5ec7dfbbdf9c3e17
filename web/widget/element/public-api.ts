/** What one element offers its host page. */
export interface Widget {
  open(): void;
  close(): void;
  toggle(): void;
  sendMessage(text: string): void;
  identify(token: string): void;
  setLocale(locale: string): void;
  reset(): void;
}

export type Command = (...call: unknown[]) => void;

/** Of the elements of a page, in the order they came: these go to the first, the others to all. */
const TO_THE_FIRST = ["open", "close", "toggle", "sendMessage", "identify"];
const TO_ALL = ["setLocale", "reset"];
const EVENTS = ["ready", "open", "close", "message", "booked", "csat", "error", "unread"];

/**
 * `AgentCare(command, …)`. Commands wait for the first element; `on` listens at once. `listen` hears the composed
 * events of all elements.
 */
export function createPublicApi({
  listen,
  warn,
}: {
  listen: (type: string, hear: (event: Event) => void) => void;
  warn: (line: string) => void;
}) {
  const widgets = new Set<Widget>();
  let waiting: unknown[][] = [];

  const command: Command = (...call) => {
    const [name, ...rest] = call;
    if (name === "on") return on(rest);
    if (typeof name !== "string" || ![...TO_THE_FIRST, ...TO_ALL].includes(name)) {
      return warn(
        `there is no command ${JSON.stringify(name)}; there are ${[...TO_THE_FIRST, ...TO_ALL, "on"].join(", ")}.`,
      );
    }
    if (widgets.size === 0) {
      waiting.push(call);
      return;
    }
    const [first] = widgets;
    const text = String(rest[0] ?? "");
    for (const widget of TO_ALL.includes(name) ? widgets : first ? [first] : []) widget[name as keyof Widget](text);
  };

  function on([name, hear]: unknown[]): void {
    if (typeof name !== "string" || !EVENTS.includes(name) || typeof hear !== "function") {
      warn(`"on" takes one of ${EVENTS.join(", ")} and a function.`);
      return;
    }
    listen(`agentcare:${name}`, (event) => hear((event as CustomEvent).detail, event));
  }

  return {
    command,
    /** An element is ready for commands. Returns its own end. */
    add(widget: Widget): () => void {
      widgets.add(widget);
      const calls = waiting;
      waiting = [];
      for (const call of calls) command(...call);
      return () => {
        widgets.delete(widget);
      };
    },
  };
}

/** What a page has at `window.AgentCare`: the queue of before the widget was loaded, or a live one. */
export interface ApiHolder {
  AgentCare?: Command & { q?: ArrayLike<unknown>[] };
}

/** Puts `command` where the page calls it, and carries out what was called before. */
export function installPublicApi(holder: ApiHolder, command: Command): void {
  const queued = holder.AgentCare?.q ?? [];
  holder.AgentCare = command;
  for (const call of queued) command(...Array.from(call));
}
