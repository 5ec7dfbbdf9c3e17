// @ts-check
// Plain JavaScript: `npm start` builds on whatever Node it has, before the right one takes over.
import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundleModules, bundleScript } from "./bundle.mjs";

/**
 * @typedef {{ file: string, integrity: string, bytes: number, gzipBytes: number }} BuiltFile
 *
 * `chat` is the widget as it is loaded, `chunks` what it loads when the conversation is first seen; `frame` and
 * `inside` are the two sides of `mode=iframe`; `loader` is the script of the tag.
 * @typedef {{ chat: BuiltFile, chunks: BuiltFile[], frame: BuiltFile, inside: BuiltFile, loader: BuiltFile }} Manifest
 */

/**
 * Builds the widget into the folder `dist`: `<hash>/agentcare-chat.js` and its chunks, the other scripts with their
 * hash in their name, `v1.js`, and `manifest.json`. The folder is exchanged at the end, so a build that fails leaves
 * the last one as it was.
 * @param {{ dist: URL }} parts
 * @returns {Promise<Manifest>}
 */
export async function buildWidget({ dist }) {
  /** @type {Map<string, string>} */
  const contents = new Map();
  /** @param {string} file @param {string} code */
  const add = (file, code) => {
    contents.set(file, code);
    return builtFile(file, code);
  };

  const { entry, chunks } = await bundleModules("element/define.ts", "agentcare-chat.js");
  // The files name each other, so their common folder has the hash. The entry knows its chunks' digests.
  const digests = chunks.map(({ name, code }) => [name, digestOf(code)]);
  const chatCode = entry.code.replaceAll("__WIDGET_CHUNKS__", () => JSON.stringify(digests));
  const folder = hashOf([chatCode, ...chunks.map(({ code }) => code)].join("\n"));
  const chat = add(`${folder}/${entry.name}`, chatCode);
  const later = chunks.map(({ name, code }) => add(`${folder}/${name}`, code));

  /** @param {string} source @param {string} name @param {Record<string, string>} [constants] */
  const script = async (source, name, constants) => {
    const code = await bundleScript(source, constants);
    return { code, built: add(`${name}.${hashOf(code)}.js`, code) };
  };
  const frame = await script("frame/define.ts", "agentcare-frame");
  const inside = await script("frame/inside.ts", "agentcare-inside");
  const files = { chat: [chat.file, chat.integrity], frame: [frame.built.file, frame.built.integrity] };
  const loader = await script("loader/loader.ts", "v1", { __WIDGET_FILES__: JSON.stringify(files) });
  contents.set("v1.js", loader.code);

  const manifest = { chat, chunks: later, frame: frame.built, inside: inside.built, loader: loader.built };
  contents.set("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  await replaceFolder(dist, contents);
  return manifest;
}

/** @param {string} file @param {string} code @returns {BuiltFile} */
const builtFile = (file, code) => ({
  file,
  integrity: digestOf(code),
  bytes: Buffer.byteLength(code),
  gzipBytes: gzipSync(code, { level: 9 }).byteLength,
});

/** @param {string} code */
const digestOf = (code) => `sha384-${createHash("sha384").update(code).digest("base64")}`;

/** @param {string} code */
const hashOf = (code) => createHash("sha256").update(code).digest("hex").slice(0, 16);

/**
 * @param {URL} folder
 * @param {Map<string, string>} contents by path
 */
async function replaceFolder(folder, contents) {
  const next = new URL(`../.widget-${process.pid}/`, folder);
  for (const [path, content] of contents) {
    const file = fileURLToPath(new URL(path, next));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(next, folder);
  // What a build that was stopped has left.
  for (const name of await readdir(new URL("../", folder))) {
    if (name.startsWith(".widget-")) await rm(new URL(`../${name}`, folder), { recursive: true, force: true });
  }
}
