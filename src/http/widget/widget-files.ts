import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";

const BuiltFile = z.object({
  file: z.string(),
  integrity: z.string().regex(/^sha384-/),
  bytes: z.number(),
  gzipBytes: z.number(),
});

/** What the build of the widget made (`web/widget/build`). */
const Manifest = z.object({
  chat: BuiltFile,
  chunks: z.array(BuiltFile),
  frame: BuiltFile,
  inside: BuiltFile,
  loader: BuiltFile,
});
export type WidgetManifest = z.infer<typeof Manifest>;

/** The built widget: its manifest, and each of its scripts by path. */
export interface WidgetFiles {
  manifest: WidgetManifest;
  scripts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export const WIDGET_FOLDER = new URL("../../../dist/widget/", import.meta.url);

/** Reads the built widget; null when it was not built. Throws when its manifest is none. */
export async function readWidgetFiles(folder: URL = WIDGET_FOLDER): Promise<WidgetFiles | null> {
  const text = await readFile(new URL("manifest.json", folder), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const manifest = Manifest.parse(JSON.parse(text));
  const scripts = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = name.replaceAll("\\", "/");
    if (path.endsWith(".js")) scripts.set(path, new Uint8Array(await readFile(new URL(path, folder))));
  }
  return { manifest, scripts };
}

/** Reads once, when first asked; what was not built is looked for again at the next question. */
export function createWidgetFiles(read: () => Promise<WidgetFiles | null> = readWidgetFiles) {
  let files: Promise<WidgetFiles | null> | undefined;
  return async (): Promise<WidgetFiles | null> => {
    files ??= read();
    const found = await files.catch((error: unknown) => {
      files = undefined;
      throw error;
    });
    if (!found) files = undefined;
    return found;
  };
}
