import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Db } from "../../db/client.ts";
import { type IngestResult, ingest } from "./ingest.ts";
import { DocumentError, type KnowledgeDocument, parseDocument } from "./parse-document.ts";

/** Larger files are not an FAQ; the limit keeps a wrong path from filling the memory. */
const MAX_CHARACTERS = 200_000;

/**
 * Makes a clinic's knowledge equal to the `*.md` files of a folder (subfolders are left out). Nothing is written when
 * one file is faulty. Throws DocumentError for that file, and Error for a folder that cannot be read or has no such file.
 */
export async function ingestFolder({
  db,
  clinicId,
  folder,
  now,
}: {
  db: Db;
  clinicId: string;
  folder: string | URL;
  now: () => Date;
}): Promise<IngestResult> {
  return ingest({ db, clinicId, now, documents: await readFolder(folder) });
}

/** The documents of a folder's `*.md` files, by file name. */
export async function readFolder(folder: string | URL): Promise<KnowledgeDocument[]> {
  const path = typeof folder === "string" ? folder : fileURLToPath(folder);
  const names = (await readdir(path)).filter((name) => name.endsWith(".md")).sort();
  if (names.length === 0) throw new Error(`${path} holds no .md file; name the folder with the clinic's documents.`);
  return Promise.all(names.map((name) => readDocument(join(path, name))));
}

async function readDocument(file: string): Promise<KnowledgeDocument> {
  const source = await readFile(file, "utf8");
  if (source.length > MAX_CHARACTERS) {
    throw new DocumentError(
      basename(file),
      1,
      `is longer than ${MAX_CHARACTERS} characters; split it into several documents`,
    );
  }
  return parseDocument(basename(file), source);
}
