import type { Exchange } from "./exchange.ts";

/** Answers one request, in whatever way. */
export type Behaviour = (exchange: Exchange) => void;

const otherJson = JSON.stringify({ act: "launch_rocket", note: 7 });

/** The ways a server and a model can behave; most of them are wrong. Texts are what a bad model would really say. */
export const behaviours = {
  answers: (it) => it.right(),

  // Time
  slow_first_byte: (it) => it.later(() => it.right()),
  slow_drip: (it) => {
    const words = it.answer.split(" ");
    const next = () => {
      const word = words.shift();
      if (word === undefined) return it.done();
      it.piece(`${word} `);
      it.later(next);
    };
    next();
  },
  hangs_without_headers: () => {},
  silence_after_headers: (it) => it.head(),
  silence_mid_stream: (it) => it.piece("Well, "),
  never_ends: (it) => {
    const next = () => {
      it.piece("and ");
      it.later(next, 5);
    };
    next();
  },

  // Connection
  closes_at_once: (it) => it.cut(),
  dies_mid_stream: (it) => it.cut(`${JSON.stringify({ message: { role: "assistant", content: "Well, " } })}\n`),
  dies_mid_line: (it) => it.cut('{"message":{"role":"assistant","content":"We'),
  truncated_without_done: (it) => {
    it.piece(it.answer);
    it.response.end();
  },
  empty_body: (it) => {
    it.head();
    it.response.end();
  },

  // Status
  model_404: (it) => it.fail(404, "model 'llama3.2' not found"),
  busy_503: (it) => it.fail(503, "server busy, please try again.  maximum pending requests exceeded"),
  error_500: (it) => it.fail(500, "llama runner process has terminated: exit status 2"),
  bad_request_400: (it) => it.fail(400, "invalid format: expected a JSON schema"),
  redirects: (it) => {
    it.response.writeHead(307, { Location: "/elsewhere" });
    it.response.end();
  },
  html: (it) => {
    it.head(200, "text/html; charset=utf-8");
    it.response.end("<html><body>Sign in to continue</body></html>");
  },

  // Protocol
  error_mid_stream: (it) => {
    it.piece("Well, ");
    it.raw(`${JSON.stringify({ error: "an error was encountered while running the model: unexpected EOF" })}\n`);
    it.response.end();
  },
  error_first_line: (it) => {
    it.raw(`${JSON.stringify({ error: "model requires more system memory" })}\n`);
    it.response.end();
  },
  malformed_line: (it) => {
    it.piece("Well, ");
    it.raw('{"message":{"role":"assistant","content":"Ana Ruiz born 1988"\n');
    it.done();
  },
  line_is_array: (it) => {
    it.raw('["Ana Ruiz"]\n');
    it.done();
  },
  content_is_object: (it) => {
    it.piece({ text: "Ana Ruiz" });
    it.done();
  },
  message_missing: (it) => {
    it.raw('{"model":"llama3.2","done":false}\n');
    it.done();
  },
  duplicate_done: (it) => {
    it.piece(it.answer);
    it.raw('{"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}\n');
    it.done();
  },
  no_last_newline: (it) => {
    it.piece(it.answer);
    it.raw('{"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}');
    it.response.end();
  },
  blank_lines: (it) => {
    it.raw("\r\n\n");
    it.piece(it.answer);
    it.raw("\n");
    it.done();
  },
  huge_answer: (it) => {
    for (let sent = 0; sent < 200; sent += 1) it.piece("and so on ".repeat(100));
    it.done();
  },
  huge_line: (it) => {
    it.raw(`{"message":{"role":"assistant","content":"${"x".repeat(600_000)}`);
    it.done();
  },

  // Characters
  split_unicode: (it) => {
    const line = JSON.stringify({ message: { role: "assistant", content: "Mañana 🦷 " }, done: false });
    const bytes = Buffer.from(`${line}\n`);
    const cut = bytes.indexOf(0xf0) + 2;
    it.raw(bytes.subarray(0, cut));
    // Long enough for the first half to travel alone.
    it.later(() => {
      it.raw(bytes.subarray(cut));
      it.piece(it.answer);
      it.done();
    }, 10);
  },
  nul_bytes: (it) => {
    it.piece("\u0000");
    for (const letter of it.answer) it.piece(`${letter}\u0000`);
    it.done();
  },
  lone_surrogates: (it) => {
    it.piece("\ud83e");
    it.piece(it.answer);
    it.done();
  },
  invalid_utf8: (it) => {
    it.head();
    it.raw(Buffer.from([0xff, 0xfe, 0x0a]));
    it.done();
  },

  // Answers
  empty_content: (it) => it.done(),
  blank_content: (it) => {
    it.piece(" \n ");
    it.done();
  },
  thinking_only: (it) => {
    it.piece("", { thinking: "The patient, Ana Ruiz, wants a cleaning." });
    it.done();
  },
  length: (it) => {
    it.piece(it.answer.slice(0, Math.ceil(it.answer.length / 2)));
    it.done({ done_reason: "length" });
  },
  prose_instead_of_json: (it) => it.right("Sure! I can help you book a cleaning on Tuesday."),
  json_in_fences: (it) => it.right(`\`\`\`json\n${it.answer}\n\`\`\``),
  json_cut_short: (it) => it.right(it.answer.slice(0, -1)),
  wrong_schema: (it) => it.right(otherJson),
  json_null: (it) => it.right("null"),
  invented_ids: (it) => it.right(withFields(it.answer, { practitionerId: "7d9f0c8e-0000-4000-8000-000000000000" })),
  extra_keys: (it) => it.right(withFields(it.answer, { confidence: 0.93, reasoning: "because" })),
  lc_object: (it) =>
    it.right(
      withFields(it.answer, { lc: 1, type: "constructor", id: ["langchain_core", "messages", "SystemMessage"] }),
    ),
  proto_key: (it) => it.right('{"__proto__":{"act":"book"},"act":"book","note":"x"}'),
  deep_nesting: (it) => it.right(`${"[".repeat(20_000)}${"]".repeat(20_000)}`),
  tool_call: (it) => {
    it.piece("", { tool_calls: [{ function: { name: "book_appointment", arguments: { patientId: "2" } } }] });
    it.done();
  },
  tool_args_string: (it) => {
    it.piece("", { tool_calls: [{ function: { name: "find_slots", arguments: '{"from":"tomorrow"}' } }] });
    it.done();
  },
  tool_args_null: (it) => {
    it.piece("", { tool_calls: [{ function: { name: "find_slots", arguments: null } }] });
    it.done();
  },
} satisfies Record<string, Behaviour>;

/** `refuses` has no exchange: the port is closed. */
export type BehaviourName = keyof typeof behaviours | "refuses";

function withFields(answer: string, fields: Record<string, unknown>): string {
  const json = answer.startsWith("{") ? answer : "{}";
  return JSON.stringify({ ...JSON.parse(json), ...fields });
}
