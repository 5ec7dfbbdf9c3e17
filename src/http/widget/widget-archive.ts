import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { WidgetFiles } from "./widget-files.ts";

/** A file whose address names its content, as the build writes them; nothing that leads out of the folder. */
const NAMED_BY_CONTENT = /^([\da-f]{16}\/[\w-]+|[\w-]+\.[\da-f]{16})\.js$/;

export type WidgetArchive = ReturnType<typeof createWidgetArchive>;

/**
 * Keeps every build that was ever served, in `folder`: a tag with a digest names one build for good, and its clinic's
 * site must not lose the chat when the server is updated. A build is about 150 KB.
 */
export function createWidgetArchive({ folder }: { folder: URL }) {
  return {
    /** Adds a build. Safe to repeat and to run from several processes: the same name always has the same content. */
    async keep({ scripts }: Pick<WidgetFiles, "scripts">): Promise<void> {
      for (const [path, content] of scripts) {
        if (!NAMED_BY_CONTENT.test(path)) continue;
        const file = fileURLToPath(new URL(path, folder));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content, { flag: "wx" }).catch(unlessCode("EEXIST"));
      }
    },
    /** A script of an earlier build; null when there is none. */
    async find(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
      if (!NAMED_BY_CONTENT.test(path)) return null;
      const content = await readFile(new URL(path, folder)).catch(unlessCode("ENOENT"));
      return content ? new Uint8Array(content) : null;
    },
  };
}

const unlessCode =
  (code: string) =>
  (error: unknown): null => {
    if (error instanceof Error && "code" in error && error.code === code) return null;
    throw error;
  };
