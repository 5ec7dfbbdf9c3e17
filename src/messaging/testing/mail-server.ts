import { SMTPServer } from "smtp-server";

export interface MailServer {
  /** `smtp://127.0.0.1:<port>`. */
  url: string;
  /** In the order they came; `text` is the message as it went over the wire. */
  received: { from: string; to: string[]; text: string }[];
  /** How many connections were ever opened. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * A real SMTP server on loopback that keeps what it is sent. `refuseRecipients`: its answer to every RCPT TO.
 * `secure`: TLS from the start, with a certificate nobody has reason to believe.
 */
export async function aMailServer({
  refuseRecipients,
  secure = false,
}: {
  refuseRecipients?: string;
  secure?: boolean;
} = {}): Promise<MailServer> {
  const received: MailServer["received"] = [];
  let connections = 0;
  const server = new SMTPServer({
    secure,
    disabledCommands: ["STARTTLS", "AUTH"],
    authOptional: true,
    disableReverseLookup: true,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onRcptTo(_address, _session, done) {
      if (refuseRecipients === undefined) return done();
      const [code, ...words] = refuseRecipients.split(" ");
      done(Object.assign(new Error(words.join(" ")), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString("utf8").replaceAll("\r\n", "\n"),
        });
        done();
      });
    },
  });
  const listening = await new Promise<ReturnType<SMTPServer["listen"]>>((resolve, reject) => {
    server.on("error", reject);
    const net = server.listen(0, "127.0.0.1", () => resolve(net));
  });
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("The mail server has no port.");
  let closed: Promise<void> | undefined;
  return {
    url: `smtp${secure ? "s" : ""}://127.0.0.1:${address.port}`,
    received,
    connections: () => connections,
    close: () => {
      closed ??= new Promise((resolve) => server.close(() => resolve()));
      return closed;
    },
  };
}
