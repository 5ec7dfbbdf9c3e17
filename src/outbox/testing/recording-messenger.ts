import type { Delivery, MessageChannel, Messenger, OutgoingMessage } from "../../messaging/messenger.ts";

type Failure = { permanent: boolean; code: string };

export interface RecordingMessenger extends Messenger {
  readonly sent: (OutgoingMessage & { channel: MessageChannel })[];
  /** What each channel fails with from now on; absent: it sends. */
  failures: Partial<Record<MessageChannel, Failure>>;
}

/** Keeps what it is given instead of sending it; reaches people as the real one does, by what is on file. */
export function createRecordingMessenger(channels: readonly MessageChannel[] = ["email", "sms"]): RecordingMessenger {
  const sent: RecordingMessenger["sent"] = [];
  const reaches = (channel: MessageChannel, { email, phone }: OutgoingMessage["to"]) =>
    channel === "log" || Boolean(channel === "email" ? email : phone);
  return {
    channels,
    sent,
    failures: {},
    async send(message, { channels: allowed = channels, signal } = {}): Promise<Delivery> {
      signal?.throwIfAborted();
      const channel = channels.find((each) => allowed.includes(each) && reaches(each, message.to));
      if (!channel) return { state: "no_channel" };
      const failure = this.failures[channel];
      if (failure) return { state: "failed", channel, ...failure };
      sent.push({ ...message, channel });
      return { state: "sent", channel };
    },
    close() {},
  };
}
