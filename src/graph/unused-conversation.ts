import { createTools } from "../tools/tools.ts";
import { createConversationGraph } from "./conversation.ts";

/** The compiled conversation and its tools, to be looked at: for drawings and coverage. Whatever is run rejects. */
export function unusedConversation() {
  const unused = () => Promise.reject(new Error("This conversation is to be looked at, not run."));
  const tools = createTools({
    // Only the tools' names and shapes are read; a call would reject as `unused` does.
    scheduling: new Proxy({}, { get: () => unused }) as Parameters<typeof createTools>[0]["scheduling"],
    identity: { requestCode: unused, checkCode: unused },
    waitlist: new Proxy({}, { get: () => unused }) as Parameters<typeof createTools>[0]["waitlist"],
    setMessages: unused,
    answer: unused,
    findClosures: unused,
    queueHandoff: unused,
    updateHandoff: unused,
    report: () => {},
  });
  return { tools, graph: createConversationGraph({ understand: unused, directory: unused, tools }) };
}
