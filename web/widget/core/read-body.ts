/** What is no run's stream and no history is small. */
const SMALL = 64 * 1024;

/** The whole of an answer's text, or null when it has more than `most` characters: the rest is not read then. */
export async function readText({ body }: Response, most = SMALL): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  if (body) {
    for await (const chunk of chunksOf(body)) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > most) return null;
    }
  }
  return text;
}

/**
 * A response body as an iterable (not every browser's streams are one), calling `heard` with the size of every chunk in
 * bytes.
 */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
  heard: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard(value.byteLength);
      yield value;
    }
  } finally {
    // The reader may have stopped early (a terminal event came): let go of the connection.
    reader.cancel().catch(() => {});
  }
}
