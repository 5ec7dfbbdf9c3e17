import { createEmailMessenger } from "./email-messenger.ts";
import { createLogMessenger } from "./log-messenger.ts";
import { type Channel, createMessenger, type Messenger } from "./messenger.ts";
import { createSmsMessenger } from "./sms-messenger.ts";

/** What of the environment says how people are reached. */
export interface MessengerSettings {
  NODE_ENV: "development" | "production" | "test";
  SMTP_URL?: string | undefined;
  SMTP_FROM?: string | undefined;
  SMS_NOTIFICATIONS: boolean;
  SMS_URL?: string | undefined;
  SMS_TOKEN?: string | undefined;
  SMS_FROM?: string | undefined;
}

/**
 * The ways this installation reaches people, in the order they are tried. Development prints where nothing is set up;
 * production never does, because a log line with a code in it is a way in.
 */
export function setUpMessenger(config: MessengerSettings, log: (line: string) => void): Messenger {
  const { SMTP_URL, SMTP_FROM, SMS_NOTIFICATIONS, SMS_URL, SMS_TOKEN, SMS_FROM } = config;
  const channels: Channel[] = [];
  if (SMTP_URL && SMTP_FROM) channels.push(createEmailMessenger({ url: SMTP_URL, from: SMTP_FROM }));
  if (SMS_NOTIFICATIONS && SMS_URL && SMS_TOKEN && SMS_FROM) {
    channels.push(createSmsMessenger({ url: SMS_URL, token: SMS_TOKEN, from: SMS_FROM }));
  }
  if (channels.length === 0 && config.NODE_ENV !== "production") channels.push(createLogMessenger({ write: log }));
  return createMessenger(channels);
}
