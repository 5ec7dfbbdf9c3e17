import type { Channel } from "./messenger.ts";

/**
 * Development's channel: prints each message, words and all, for the person at the terminal, and reaches everybody.
 * Never part of a production messenger: a log line with a code in it is a way in.
 */
export function createLogMessenger({ write }: { write: (line: string) => void }): Channel {
  return {
    name: "log",
    reaches: () => true,
    async send({ subject, text }) {
      write([`[message] ${subject}`, ...text.split("\n").map((line) => `[message] ${line}`)].join("\n"));
      return { state: "sent", channel: "log" };
    },
    close() {},
  };
}
