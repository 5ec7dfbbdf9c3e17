// @ts-check

const KB = 1024;

/** A dictionary is named for its language. */
const isLanguage = (/** @type {string} */ file) => /\/[a-z]{2,3}\.js$/.test(file);

/**
 * What each file may weigh, gzipped. The loader and the widget are what a page pays for whose visitors never open the
 * chat; the others come when it is opened, and each is held to the widget's own limit.
 * @param {import("./build-widget.mjs").Manifest} manifest
 * @returns {{ name: string, gzipBytes: number, limit: number }[]}
 */
export function budgetOf({ loader, chat, chunks, frame, inside }) {
  /** @param {string} name @param {{ gzipBytes: number }} file @param {number} limit */
  const row = (name, { gzipBytes }, limit) => ({ name, gzipBytes, limit: limit * KB });
  return [
    row("loader (v1.js)", loader, 1.2),
    row("widget, closed", chat, 15),
    ...chunks.map((chunk) => {
      const when = isLanguage(chunk.file) ? "in this language" : "when opened";
      return row(`  ${when}: ${chunk.file.split("/").at(-1)}`, chunk, 15);
    }),
    row("frame, outside (mode=iframe)", frame, 3),
    row("frame, inside", inside, 1),
  ];
}

/** What other widgets make a browser download, their largest single entry, gzipped; measured in November 2026. */
const OTHERS = [
  ["deep-chat 2.4.2", 110.6],
  ["botpress webchat 4.5.2", 180],
  ["typebot @typebot.io/js 0.10.7", 196],
  ["rasa-webchat 1.0.1", 211],
  ["n8n @n8n/chat 1.37.0", 456],
  ["botframework-webchat 4.18.1, minimal", 483],
];

/**
 * The budget as a table, ours first.
 * @param {import("./build-widget.mjs").Manifest} manifest
 */
export function budgetTable(manifest) {
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / KB).toFixed(1).padStart(6)} KB`;
  const rows = budgetOf(manifest).map(
    ({ name, gzipBytes, limit }) =>
      `${name.padEnd(40)} ${kilobytes(gzipBytes)}  of ${kilobytes(limit)}  ${gzipBytes <= limit ? "ok" : "TOO LARGE"}`,
  );
  const { loader, chat, chunks } = manifest;
  const english = chunks.filter(({ file }) => !isLanguage(file));
  const opened = [loader, chat, ...english].reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  return [
    ...rows,
    `${"all of a conversation, in English".padEnd(40)} ${kilobytes(opened)}`,
    "",
    "Others, their largest single file:",
    ...OTHERS.map(([name, size]) => `${String(name).padEnd(40)} ${kilobytes(Number(size) * KB)}`),
  ].join("\n");
}
