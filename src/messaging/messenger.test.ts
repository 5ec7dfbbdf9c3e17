import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createEmailMessenger } from "./email-messenger.ts";
import { createLogMessenger } from "./log-messenger.ts";
import { type Channel, createMessenger, type OutgoingMessage } from "./messenger.ts";
import { createSmsMessenger } from "./sms-messenger.ts";
import { aMailServer } from "./testing/mail-server.ts";

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const message = (to: OutgoingMessage["to"]): OutgoingMessage => ({
  to,
  subject: "Your code",
  text: "Your code is 123456.",
  dedupeKey: "challenge:1",
});

async function mail(options: Parameters<typeof aMailServer>[0] = {}) {
  const server = await aMailServer(options);
  open.push(() => server.close());
  const channel = createEmailMessenger({ url: server.url, from: "Front Desk <desk@clinic.example>", timeoutMs: 2_000 });
  open.push(() => channel.close());
  return { server, channel };
}

interface GatewayCall {
  authorization: string | undefined;
  body: unknown;
}

/** An HTTP gateway on loopback that answers with these statuses in turn; 0 hangs up without an answer. */
async function gateway(statuses: number[], timeoutMs = 2_000) {
  const calls: GatewayCall[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => {
      text += String(chunk);
    });
    request.on("end", () => {
      calls.push({ authorization: request.headers.authorization, body: JSON.parse(text) });
      const status = statuses[calls.length - 1] ?? 200;
      if (status === 0) return void request.socket.destroy();
      if (status < 0) return; // Never answers.
      response.writeHead(status, status === 307 ? { location: "/elsewhere" } : {}).end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The gateway has no port.");
  const pauses: number[] = [];
  const channel = createSmsMessenger({
    url: `http://127.0.0.1:${address.port}/messages`,
    token: "secret-token",
    from: "+15550100",
    timeoutMs,
    pause: async (ms) => void pauses.push(ms),
  });
  return { calls, channel, pauses };
}

describe("the e-mail channel", () => {
  it("delivers the words to one address, under an id that is the same for the same message", async () => {
    const { server, channel } = await mail();
    const again = [message({ email: "ana@example.org" }), message({ email: "ana@example.org" })];
    for (const each of again) expect(await channel.send(each)).toEqual({ state: "sent", channel: "email" });
    expect(server.received.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: "desk@clinic.example", to: ["ana@example.org"] },
      { from: "desk@clinic.example", to: ["ana@example.org"] },
    ]);
    const [first, second] = server.received.map(({ text }) => text);
    expect(first).toContain("Your code is 123456.");
    expect(first).toContain("Subject: Your code");
    const id = /^Message-ID: (.+)$/m;
    expect(first?.match(id)?.[1]).toMatch(/^<[0-9a-f]{40}@clinic\.example>/);
    expect(first?.match(id)?.[1]).toBe(second?.match(id)?.[1]);
    // Pooled: both went over one connection.
    expect(server.connections()).toBe(1);
  });

  it("carries attachments", async () => {
    const { server, channel } = await mail();
    const attachments = [{ filename: "visit.ics", contentType: "text/calendar", content: "BEGIN:VCALENDAR" }];
    await channel.send({ ...message({ email: "ana@example.org" }), attachments });
    expect(server.received[0]?.text).toMatch(/filename=visit\.ics/);
  });

  it.each<[string, string, boolean, string]>([
    ["no such mailbox", "550 5.1.1 No such user", true, "smtp_550"],
    ["a full mailbox, for now", "452 4.2.2 Mailbox full", false, "smtp_452"],
    ["our own address on a block list", "554 5.7.1 Blocked", false, "smtp_554"],
  ])("%s: says whether the address is dead", async (_, refusal, permanent, code) => {
    const { channel } = await mail({ refuseRecipients: refusal });
    const delivery = await channel.send(message({ email: "ana@example.org" }));
    expect(delivery).toEqual({ state: "failed", channel: "email", permanent, code });
  });

  it.each(["a@example.org, b@example.org", "Ana <a@example.org>", "a@example.org\r\nBcc: b@example.org", "ana"])(
    "refuses %j: one plain address and nothing else",
    async (email) => {
      const { server, channel } = await mail();
      const delivery = await channel.send(message({ email }));
      expect(delivery).toEqual({ state: "failed", channel: "email", permanent: true, code: "bad_address" });
      expect(server.received).toEqual([]);
    },
  );

  it("answers that it failed, and not for good, when there is no server", async () => {
    const { server, channel } = await mail();
    await server.close();
    const delivery = await channel.send(message({ email: "ana@example.org" }));
    expect(delivery).toMatchObject({ state: "failed", permanent: false });
    expect(JSON.stringify(delivery)).not.toContain("ana@");
  });

  it("does as the URL says of TLS: believes no unknown certificate, and sends nothing in the clear where that is forbidden", async () => {
    const { server, channel } = await mail({ secure: true });
    expect(await channel.send(message({ email: "ana@example.org" }))).toMatchObject({
      state: "failed",
      permanent: false,
    });
    const plain = await aMailServer();
    open.push(() => plain.close());
    const strict = createEmailMessenger({ url: `${plain.url}?requireTLS=true`, from: "desk@clinic.example" });
    open.push(() => strict.close());
    expect(await strict.send(message({ email: "ana@example.org" }))).toMatchObject({
      state: "failed",
      permanent: false,
    });
    expect([...server.received, ...plain.received]).toEqual([]);
  });

  it("throws only when it is called off", async () => {
    const { channel } = await mail();
    const off = AbortSignal.abort(new Error("called off"));
    await expect(channel.send(message({ email: "ana@example.org" }), off)).rejects.toThrow("called off");
  });
});

describe("the SMS channel", () => {
  it("posts number, words and key with the token", async () => {
    const { calls, channel } = await gateway([202]);
    expect(await channel.send(message({ phone: "(914) 555-0142" }))).toEqual({ state: "sent", channel: "sms" });
    expect(calls).toEqual([
      {
        authorization: "Bearer secret-token",
        body: { to: "+19145550142", from: "+15550100", text: "Your code is 123456.", key: expect.any(String) },
      },
    ]);
  });

  it.each([[[503, 200]], [[429, 200]], [[0, 200]]])("%j: tries again with the same key", async (statuses) => {
    const { calls, channel, pauses } = await gateway(statuses);
    expect(await channel.send(message({ phone: "+19145550142" }))).toEqual({ state: "sent", channel: "sms" });
    expect(calls).toHaveLength(2);
    expect(calls[0]).toEqual(calls[1]);
    expect(pauses).toHaveLength(1);
  });

  it.each<[number[], number, boolean, string]>([
    [[400], 1, false, "http_400"],
    [[401], 1, false, "http_401"],
    [[307], 1, false, "http_307"],
    [[422], 1, true, "http_422"],
    [[410], 1, true, "http_410"],
    [[500, 502, 503, 200], 3, false, "http_503"],
    [[0, 0, 0, 200], 3, false, "connection"],
  ])("%j: gives up after %i, permanent %s", async (statuses, attempts, permanent, code) => {
    const { calls, channel } = await gateway(statuses);
    const delivery = await channel.send(message({ phone: "+19145550142" }));
    expect(delivery).toEqual({ state: "failed", channel: "sms", permanent, code });
    expect(calls).toHaveLength(attempts);
  });

  it("does not wait for a gateway that never answers", async () => {
    const { channel } = await gateway([-1, -1, -1], 50);
    const delivery = await channel.send(message({ phone: "+19145550142" }));
    expect(delivery).toEqual({ state: "failed", channel: "sms", permanent: false, code: "timeout" });
  });

  it.each(["555-0142", "", "12345", "+0123456789"])("%j is no number it can reach", async (phone) => {
    const { channel } = await gateway([]);
    expect(channel.reaches({ phone })).toBe(false);
  });
});

describe("several channels", () => {
  const lines: string[] = [];
  const log = () => createLogMessenger({ write: (line) => lines.push(line) });
  const silent = (name: Channel["name"], reached: boolean): Channel => ({
    name,
    reaches: () => reached,
    send: async () => ({ state: "failed", channel: name, permanent: true, code: "dead" }),
    close() {},
  });

  it("uses the first that reaches the person, and answers with its failure", async () => {
    const messenger = createMessenger([silent("email", false), silent("sms", true), log()]);
    expect(messenger.channels).toEqual(["email", "sms", "log"]);
    expect(await messenger.send(message({}))).toMatchObject({ state: "failed", channel: "sms" });
    expect(await messenger.send(message({}), { channels: ["email", "log"] })).toEqual({
      state: "sent",
      channel: "log",
    });
  });

  it("says that there is no way to reach somebody", async () => {
    expect(await createMessenger([]).send(message({ email: "a@example.org" }))).toEqual({ state: "no_channel" });
    const messenger = createMessenger([silent("email", false)]);
    expect(await messenger.send(message({ phone: "1" }))).toEqual({ state: "no_channel" });
  });

  it("prints the words in development, where a person reads them", async () => {
    lines.length = 0;
    await createMessenger([log()]).send(message({}));
    expect(lines.join("\n")).toContain("123456");
  });
});
