import { splitSentences } from "./sentences.ts";

/** A piece of a document that can answer on its own. `heading` is "" above the first one. */
export interface Chunk {
  heading: string;
  text: string;
}

/** About this many characters: a paragraph or two, small enough to quote. */
export const CHUNK_CHARACTERS = 700;

/**
 * Cuts Markdown at its headings, then, where a section is long, between sentences; a single longer sentence stays
 * whole. Markup is reduced to the words: what a patient reads, and what is compared with a question.
 */
export function chunkMarkdown(body: string, limit: number = CHUNK_CHARACTERS): Chunk[] {
  return sections(body).flatMap(({ heading, lines }) =>
    pack(plainText(lines), limit).map((text) => ({ heading, text })),
  );
}

function sections(body: string): { heading: string; lines: string[] }[] {
  const found: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  for (const line of body.split(/\r?\n/)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1];
    if (heading !== undefined) found.push({ heading: withoutMarkup(heading), lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found;
}

/** One line a paragraph or list item. */
function plainText(lines: readonly string[]): string {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const text = withoutMarkup(line.trim());
    const isItem = /^\s*([-*+]|\d+[.)])\s+/.test(line);
    if (text === "") isOpen = false;
    else if (isOpen && !isItem) paragraphs[paragraphs.length - 1] += ` ${text}`;
    else {
      paragraphs.push(text);
      isOpen = true;
    }
  }
  return paragraphs.join("\n");
}

function withoutMarkup(text: string): string {
  return text
    .replace(/^([-*+]|\d+[.)])\s+/, "")
    .replace(/^>\s?/, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1")
    .replace(/(\*\*|__|`)(.+?)\1/g, "$2")
    .replace(/(?<!\w)[*_]([^*_\s][^*_]*?)[*_](?!\w)/g, "$1")
    .replace(/<[^>]+>/g, "")
    .trim();
}

function pack(text: string, limit: number): string[] {
  if (text === "") return [];
  const chunks: string[] = [];
  let current = "";
  for (const line of text.split("\n")) {
    splitSentences(line).forEach((sentence, index) => {
      const separator = index === 0 ? "\n" : " ";
      if (current !== "" && current.length + separator.length + sentence.length > limit) {
        chunks.push(current);
        current = sentence;
      } else current = current === "" ? sentence : `${current}${separator}${sentence}`;
    });
  }
  chunks.push(current);
  return chunks;
}
