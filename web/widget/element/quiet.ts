import { EMPTY } from "../core/empty.ts";
import type { Conversation, Store } from "../view/contract.ts";

/** What is shown until there is a conversation: nothing was said, and nothing changes. */
export const quietStore: Store = { state: EMPTY, subscribe: () => () => {} };

/** A conversation that is still to be loaded: whatever is done in it, is done once it is there. */
export function quietConversation(load: () => Promise<Conversation>): Conversation {
  return {
    idle: true,
    say: async (...said) => (await load()).say(...said),
    tap: async (...tapped) => (await load()).tap(...tapped),
    answer: async (...answered) => (await load()).answer(...answered),
    retry: async (...again) => (await load()).retry(...again),
    stop: async () => (await load()).stop(),
    clear: async () => (await load()).clear(),
    calendarFile: async (url) => (await load()).calendarFile(url),
    mayRate: () => false,
    rate: async (...rated) => (await load()).rate(...rated),
    passOverRating: () => {},
  };
}
