import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { whileAlive } from "../platform/resilience/deadline.ts";
import type { Channel, Delivery } from "./messenger.ts";

/** One address, and nothing that could be read as a second one, a name or a header. */
const ADDRESS = /^[^\s<>(),;:"\\[\]@]+@[^\s<>(),;:"\\[\]@]+$/;
const POLICY_STATUS = /^5\.7\./;

/**
 * E-mail by SMTP. `url` is `smtp://` (STARTTLS where offered; `?requireTLS=true` insists) or `smtps://`, with user and
 * password in it where the server wants them; `from` is the sender's address. Connections are kept open and reused;
 * every wait has a limit of `timeoutMs`.
 */
export function createEmailMessenger({
  url,
  from,
  timeoutMs = 10_000,
}: {
  url: string;
  from: string;
  timeoutMs?: number;
}): Channel {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // Messages are made of our own words: nothing in one may name a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s<>@]+)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    name: "email",
    reaches: ({ email }) => Boolean(email),
    async send({ to, subject, text, dedupeKey, attachments = [] }, signal) {
      const address = to.email ?? "";
      if (!ADDRESS.test(address)) return failed("bad_address", true);
      const mail = {
        from,
        to: { name: "", address },
        subject,
        text,
        // The same message sent twice has one id, by which mail programs know it again.
        messageId: `<${createHash("sha256").update(dedupeKey).digest("hex").slice(0, 40)}@${domain}>`,
        // No vacation notes back, please (RFC 3834).
        headers: { "Auto-Submitted": "auto-generated" },
        attachments: attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
      };
      try {
        const sending = transport.sendMail(mail);
        await (signal ? whileAlive(sending, signal) : sending);
        return { state: "sent", channel: "email" };
      } catch (error) {
        signal?.throwIfAborted();
        return readFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/**
 * Permanent is a 5xx answer to this recipient. A refusal of policy (5.7.x: relaying, a block list) is about us, so the
 * address may still be good. Only codes are read: the messages of nodemailer's errors hold the address.
 */
function readFailure(error: unknown): Delivery {
  const details: Record<string, unknown> = error instanceof Error ? { ...error } : {};
  const { code, command, responseCode, response } = details;
  const status = typeof responseCode === "number" ? responseCode : null;
  const enhanced = typeof response === "string" ? (/^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? "") : "";
  const permanent = command === "RCPT TO" && status !== null && status >= 500 && !POLICY_STATUS.test(enhanced);
  if (status !== null) return failed(`smtp_${status}`, permanent);
  return failed(typeof code === "string" && /^[A-Z_]{2,30}$/.test(code) ? code.toLowerCase() : "unknown", false);
}

const failed = (code: string, permanent: boolean): Delivery => ({ state: "failed", channel: "email", permanent, code });
