import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { digitsOf, escapeHtml, fill } from "../widget/page-template.ts";
import type { WidgetFiles } from "../widget/widget-files.ts";
import { ClinicKey } from "./sessions.ts";

/** What the page says of its clinic before the first request. */
export interface ChatPageClinic {
  slug: string;
  name: string;
  phone: string;
  timeZone: string;
  /** Whom to call in an emergency; 911 when not given. */
  emergencyNumber?: string;
}

const FOLDER = new URL("../../../web/widget/page/", import.meta.url);
const ASSETS = { "page.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml" } as const;

/**
 * The chat page of each clinic (`/chat/:clinic`: the widget, as large as the window), its files (`/chat/assets/…`) and
 * the way there (`/`).
 * `directory` finds a clinic by its slug or publishable key; `clinics`, when given, lists those that `/` leads to.
 * Files are read once, at the first request; the page's own are addressed by a hash, so a browser may keep them.
 */
export function createChatPage({
  directory,
  clinics = async () => [],
  widget,
}: {
  directory: (clinic: string) => Promise<ChatPageClinic | null>;
  clinics?: () => Promise<Pick<ChatPageClinic, "slug" | "name">[]>;
  widget: () => Promise<WidgetFiles | null>;
}) {
  let loaded: Promise<Files> | undefined;
  const files = () => {
    loaded ??= readFiles();
    return loaded;
  };

  return new Hono()
    .use("/", strictHeaders)
    .use("/chat/*", strictHeaders, compress())
    .get("/", async (c) => {
      const listed = await clinics();
      const [only] = listed;
      if (only && listed.length === 1) return c.redirect(`/chat/${encodeURIComponent(only.slug)}`);
      const page = only
        ? { title: "Which clinic?", text: "Choose the clinic you want to talk to.", clinics: listed }
        : {
            title: "No clinic yet",
            text: "This server has no clinic to talk to. Run “agentcare seed” to add the demo.",
          };
      return c.html(plainPage(await files(), page), only ? 200 : 404, { "Cache-Control": "no-store" });
    })
    .get("/chat/assets/:version/:name", async (c) => {
      const { assets, version } = await files();
      const asset = assets.get(c.req.param("name"));
      if (!asset) return c.text("There is no such file.", 404);
      // A page from before a deployment asks for its old version and gets today's, which must not be kept as the old.
      const cache = c.req.param("version") === version ? "public, max-age=31536000, immutable" : "no-cache";
      return c.body(asset.bytes, 200, { "Cache-Control": cache, "Content-Type": asset.type });
    })
    .get("/chat/:clinic", async (c) => {
      const named = c.req.param("clinic");
      const clinic = ClinicKey.safeParse(named).success ? await directory(named) : null;
      const built = await widget();
      if (!clinic) {
        const page = {
          title: "We don't know this clinic",
          text: "The address may be mistyped. Please check it, or follow the link on your clinic's website.",
        };
        return c.html(plainPage(await files(), page), 404, { "Cache-Control": "no-store" });
      }
      if (built) return c.html(chatPage(await files(), built, clinic), 200, { "Cache-Control": "no-cache" });
      const page = { title: clinic.name, text: `The chat is not available right now. Please call ${clinic.phone}.` };
      return c.html(plainPage(await files(), page), 503, { "Cache-Control": "no-store" });
    });
}

/** No inline script or style, nothing from elsewhere, in nobody's frame, and no way from text to markup. */
const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  // As everywhere else (app.ts): not for subdomains, which are not ours.
  strictTransportSecurity: "max-age=15552000",
  xFrameOptions: "DENY",
});

interface Files {
  version: string;
  assets: Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>;
  page: string;
  plain: string;
}

async function readFiles(): Promise<Files> {
  const text = (name: string) => readFile(new URL(name, FOLDER), "utf8");
  const assets: Files["assets"] = new Map();
  const hash = createHash("sha256");
  for (const [name, type] of Object.entries(ASSETS)) {
    const bytes = new Uint8Array(await readFile(new URL(name, FOLDER)));
    hash.update(bytes);
    assets.set(name, { bytes, type });
  }
  const version = hash.digest("base64url").slice(0, 16);
  return { version, assets, page: await text("page.html"), plain: await text("plain-page.html") };
}

function chatPage({ page, version }: Files, { manifest }: WidgetFiles, clinic: ChatPageClinic): string {
  const { slug, name, phone, emergencyNumber = "911" } = clinic;
  const preload = ({ file, integrity }: { file: string; integrity: string }) =>
    `<link rel="modulepreload" href="/widget/${file}" integrity="${integrity}" crossorigin="anonymous" />`;
  return fill(
    page,
    {
      assets: `/chat/assets/${version}`,
      clinic: slug,
      name,
      phone,
      dial: digitsOf(phone),
      emergencyNumber,
      emergencyDial: digitsOf(emergencyNumber),
      widget: `/widget/${manifest.chat.file}`,
      integrity: manifest.chat.integrity,
    },
    { preloads: manifest.chunks.map(preload).join("\n    ") },
  );
}

function plainPage(
  { plain, version }: Files,
  { title, text, clinics = [] }: { title: string; text: string; clinics?: Pick<ChatPageClinic, "slug" | "name">[] },
): string {
  const links = clinics.map(
    ({ slug, name }) =>
      `<li><a class="button" href="/chat/${escapeHtml(encodeURIComponent(slug))}">${escapeHtml(name)}</a></li>`,
  );
  const list = links.length > 0 ? `<ul>${links.join("")}</ul>` : "";
  return fill(plain, { assets: `/chat/assets/${version}`, title, text }, { list });
}
