import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WidgetFiles } from "./widget-files.ts";

/** A file whose address names its content, as the build writes them; nothing that leads out of the folder. */
const NAMED_BY_CONTENT = /^([\da-f]{16}\/[\w-]{1,100}|[\w-]{1,100}\.[\da-f]{16})\.js$/;

export type WidgetArchive = ReturnType<typeof createWidgetArchive>;

/**
 * Keeps every build that was ever served, in `folder`: a tag with a digest names one build for good, and its clinic's
 * site must not lose the chat when the server is updated. A build is about 150 KB. The `remembered` files that were
 * asked for last stay in memory.
 */
export function createWidgetArchive({ folder, remembered = 64 }: { folder: URL; remembered?: number }) {
  const read = new Map<string, Uint8Array<ArrayBuffer>>();

  function remember(path: string, content: Uint8Array<ArrayBuffer>) {
    // A map goes by age: the first is the one that nobody has asked for longest.
    read.delete(path);
    read.set(path, content);
    for (const oldest of read.keys()) {
      if (read.size <= remembered) break;
      read.delete(oldest);
    }
    return content;
  }

  return {
    /** Adds a build. Safe to repeat and to run from several processes: the same name always has the same content. */
    async keep({ scripts }: Pick<WidgetFiles, "scripts">): Promise<void> {
      await mkdir(folder, { recursive: true });
      const drafts = await mkdtemp(fileURLToPath(new URL("draft-", folder)));
      try {
        for (const [path, content] of scripts) {
          if (!NAMED_BY_CONTENT.test(path)) continue;
          const file = fileURLToPath(new URL(path, folder));
          const draft = join(drafts, basename(file));
          // Whole before it has its name: what is found under that is kept by browsers for good.
          await writeFile(draft, content, { flush: true });
          await mkdir(dirname(file), { recursive: true });
          await rename(draft, file);
        }
      } finally {
        await rm(drafts, { recursive: true, force: true });
      }
    },
    /** A script of an earlier build, the same object as long as it is remembered; null when there is none. */
    async find(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
      if (!NAMED_BY_CONTENT.test(path)) return null;
      const known = read.get(path);
      if (known) return remember(path, known);
      const content = await readFile(new URL(path, folder)).catch(unlessMissing);
      // Somebody else may have asked meanwhile.
      return content && remember(path, read.get(path) ?? new Uint8Array(content));
    },
  };
}

function unlessMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
