import type { WidgetFiles } from "../widget-files.ts";

const built = (file: string) => ({ file, integrity: `sha384-${file}`, bytes: 7, gzipBytes: 5 });

/** A built widget whose scripts say nothing but their own path. */
export const someFiles: WidgetFiles = {
  manifest: {
    chat: built("c0ffee/agentcare-chat.js"),
    chunks: [built("c0ffee/later.js")],
    frame: built("agentcare-frame.f00d.js"),
    inside: built("agentcare-inside.beef.js"),
    loader: built("v1.cafe.js"),
  },
  scripts: new Map(
    [
      "c0ffee/agentcare-chat.js",
      "c0ffee/later.js",
      "agentcare-frame.f00d.js",
      "agentcare-inside.beef.js",
      "v1.cafe.js",
      "v1.js",
    ].map((path) => [path, new TextEncoder().encode(`"${path}"; ${" ".repeat(2_000)}`)]),
  ),
};
