/** The ways a patient is reached. `log` is development's: the text goes to the log, and to nobody else. */
export const MESSAGE_CHANNELS = ["email", "sms", "log"] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** One message to one person. Holds words for that person only, so it is never logged outside of development. */
export interface OutgoingMessage {
  /** What is on file; a channel that needs what is missing cannot be used. */
  to: { email?: string | null; phone?: string | null };
  subject: string;
  text: string;
  /** The same message asked for twice is sent once by a provider that honours keys. */
  dedupeKey: string;
  attachments?: { filename: string; contentType: string; content: string }[];
}

export type Delivery =
  | { state: "sent"; channel: MessageChannel }
  /** `permanent`: the address or number reaches nobody; else trying again may help. */
  | { state: "failed"; channel: MessageChannel; permanent: boolean; code: string }
  /** Nothing configured can reach this person. */
  | { state: "no_channel" };

/** Sends by the first channel that can reach the person. Failures are answers; only cancellation throws. */
export interface Messenger {
  /** The channels there are, in the order they are tried; empty: nobody can be reached at all. */
  readonly channels: readonly MessageChannel[];
  send(
    message: OutgoingMessage,
    options?: { channels?: readonly MessageChannel[]; signal?: AbortSignal },
  ): Promise<Delivery>;
  /** Lets go of open connections. */
  close(): void;
}

/** One way to reach people. */
export interface Channel {
  readonly name: MessageChannel;
  /** Whether what is on file is enough for this channel. */
  reaches(to: OutgoingMessage["to"]): boolean;
  /** Called only for whom it reaches. Throws only when `signal` fires. */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<Delivery>;
  close(): void;
}

/**
 * Several channels as one messenger, tried in the order given: the first that reaches the person carries the message,
 * and its failure is the answer (the caller decides whether another way is to be tried).
 */
export function createMessenger(channels: readonly Channel[]): Messenger {
  return {
    channels: channels.map(({ name }) => name),
    async send(message, { channels: allowed, signal } = {}) {
      signal?.throwIfAborted();
      const channel = channels.find(
        ({ name, reaches }) => (allowed === undefined || allowed.includes(name)) && reaches(message.to),
      );
      return channel ? channel.send(message, signal) : { state: "no_channel" };
    },
    close() {
      for (const channel of channels) channel.close();
    },
  };
}
