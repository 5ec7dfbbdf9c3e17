export interface Frame {
  /** The last one seen, "" before the first. */
  id: string;
  data: string;
}

/**
 * Reads server-sent events from a byte stream, wherever it was cut: inside a line ending, a field or a character.
 * Comments and unknown fields are skipped; a frame that the stream's end cut short is dropped, never delivered.
 */
export async function* readFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Frame, void, undefined> {
  let id = "";
  let data: string[] = [];
  for await (const line of readLines(chunks)) {
    if (line === "") {
      if (data.length > 0) yield { id, data: data.join("\n") };
      data = [];
      continue;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    if (field === "id" && !value.includes("\0")) id = value;
  }
}

/** Whole lines only, ended by LF, CRLF or CR. */
async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    for (;;) {
      const end = rest.search(/[\r\n]/);
      // A CR at the very end may be the first half of a CRLF: wait for what follows.
      if (end === -1 || (rest[end] === "\r" && end === rest.length - 1)) break;
      yield rest.slice(0, end);
      rest = rest.slice(end + (rest.startsWith("\r\n", end) ? 2 : 1));
    }
  }
  if (rest.endsWith("\r")) yield rest.slice(0, -1);
}
