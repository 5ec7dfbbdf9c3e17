/** From the site to the frame: a command of `AgentCare(…)`. */
export interface CommandMessage {
  agentcare: "command";
  call: unknown[];
}

/** From the frame to the site: an event of the widget, without personal data. */
export interface EventMessage {
  agentcare: "event";
  type: string;
  detail: unknown;
}

/** From the frame to the site, at once: somebody is there, whatever becomes of it. */
export const HERE = { agentcare: "here" };

export const EVENTS = ["ready", "open", "close", "message", "booked", "csat", "error", "unread"];

export function isCommand(data: unknown): data is CommandMessage {
  const message = data as Partial<CommandMessage> | null;
  return message?.agentcare === "command" && Array.isArray(message.call);
}

export function isEvent(data: unknown): data is EventMessage {
  const message = data as Partial<EventMessage> | null;
  return message?.agentcare === "event" && EVENTS.includes(String(message.type));
}

export const isHere = (data: unknown): boolean => (data as Partial<typeof HERE> | null)?.agentcare === "here";
