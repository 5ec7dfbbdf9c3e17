import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { digitsOf, fill } from "../widget/page-template.ts";
import { isSiteOrigin } from "../widget/sites.ts";
import type { WidgetFiles } from "../widget/widget-files.ts";
import { ClinicKey } from "./sessions.ts";

interface FrameClinic {
  slug: string;
  name: string;
  phone: string;
  /** The sites that may show the frame. */
  allowedOrigins?: readonly string[];
}

const TEMPLATE = new URL("../../../web/widget/page/frame.html", import.meta.url);

/**
 * The chat in a frame, for sites whose other scripts must not read it (`mode=iframe`): `/widget/frame/:clinic?site=…`.
 * Only the clinic's listed sites may show it (`frame-ancestors`), and only the one that asked is spoken to.
 */
export function createWidgetFrame({
  directory,
  widget,
}: {
  directory: (clinic: string) => Promise<FrameClinic | null>;
  widget: () => Promise<WidgetFiles | null>;
}) {
  let template: Promise<string> | undefined;
  return new Hono().get("/widget/frame/:clinic", async (c) => {
    const named = c.req.param("clinic");
    const clinic = ClinicKey.safeParse(named).success ? await directory(named) : null;
    const built = await widget();
    const site = c.req.query("site") ?? "";
    const sites = (clinic?.allowedOrigins ?? []).filter(isSiteOrigin);
    const headers = headersFor(sites);
    if (!clinic) return c.text("There is no such clinic here.", 404, headers);
    if (!sites.includes(site)) {
      const why = "This website is not on the clinic's list. The clinic can add its address to the allowed origins.";
      return c.text(why, 403, headers);
    }
    if (!built) return c.text(`The chat is not available right now. Please call ${clinic.phone}.`, 503, headers);
    template ??= readFile(TEMPLATE, "utf8");
    const { chat, inside } = built.manifest;
    const page = fill(await template, {
      site,
      clinic: named,
      name: clinic.name,
      phone: clinic.phone,
      dial: digitsOf(clinic.phone),
      locale: c.req.query("locale") ?? "auto",
      position: c.req.query("position") === "start" ? "start" : "end",
      widget: `/widget/${chat.file}`,
      integrity: chat.integrity,
      inside: `/widget/${inside.file}`,
      insideIntegrity: inside.integrity,
    });
    return c.html(page, 200, headers);
  });
}

function headersFor(sites: readonly string[]): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "style-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${sites.length > 0 ? sites.join(" ") : "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "Cache-Control": "no-store",
    // A site that isolates itself may frame only what does the same; all that the frame loads is of its own origin.
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=15552000",
    "X-Content-Type-Options": "nosniff",
  };
}
