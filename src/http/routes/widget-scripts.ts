import { Hono } from "hono";
import { createPrecompressed, encodingFor } from "../widget/precompressed.ts";
import type { WidgetArchive } from "../widget/widget-archive.ts";
import type { WidgetFiles } from "../widget/widget-files.ts";

/** The one address that clinics paste without a digest; what it holds changes with the widget. */
const MUTABLE = "v1.js";

/**
 * The widget's scripts: `/widget/v1.js`, asked for again every five minutes, and the others, whose address changes with
 * their content. Any site may load them, with a digest (`crossorigin`), and sites that isolate themselves, too.
 */
export function createWidgetScripts({
  files,
  archive,
}: {
  files: () => Promise<WidgetFiles | null>;
  /** Where earlier builds are found. */
  archive?: Pick<WidgetArchive, "find">;
}) {
  const precompressed = createPrecompressed();
  return new Hono().get("/widget/:path{.+\\.js}", async (c) => {
    const path = c.req.param("path");
    const built = await files();
    const headers = {
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "X-Content-Type-Options": "nosniff",
    };
    // What a tag with a digest names is served also where the current build is missing.
    const script = built?.scripts.get(path) ?? (await archive?.find(path));
    // Another process may have a newer build already: nobody is to remember that there is none.
    const absent = { ...headers, "Cache-Control": "no-store" };
    if (!script && !built) return c.text("The widget is not built. Run “npm run build:widget”.", 503, absent);
    if (!script) return c.text("There is no such file.", 404, absent);
    const encoding = encodingFor(c.req.header("Accept-Encoding"));
    const { hash, as } = precompressed(script);
    const etag = `"${hash}${encoding ? `-${encoding}` : ""}"`;
    const cache = path === MUTABLE ? "public, max-age=300" : "public, max-age=31536000, immutable";
    const known = { ...headers, ETag: etag, "Cache-Control": cache, Vary: "Accept-Encoding" };
    // A proxy that compressed it itself may have weakened the tag.
    if (c.req.header("If-None-Match")?.replace(/^W\//, "") === etag) return c.body(null, 304, known);
    const type = { ...known, "Content-Type": "text/javascript; charset=utf-8" };
    if (!encoding) return c.body(script, 200, type);
    return c.body(await as(encoding), 200, { ...type, "Content-Encoding": encoding });
  });
}
