import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";

/** What the page says of its clinic before the first request. */
export interface ChatPageClinic {
  slug: string;
  name: string;
  phone: string;
  timeZone: string;
  /** Whom to call in an emergency; 911 when not given. */
  emergencyNumber?: string;
}

const FOLDER = new URL("../../../web/chat/", import.meta.url);

/** All that is served, and nothing else of the folder: scripts first, in the order they are needed. */
const SCRIPTS = [
  "chat.js",
  "announcer.js",
  "connection.js",
  "conversation.js",
  "render/composer.js",
  "render/end-dialog.js",
  "render/feedback.js",
  "render/status-line.js",
  "render/suggestions.js",
  "render/transcript.js",
  "session-storage.js",
  "store.js",
  "viewport.js",
  "wake.js",
  "back-off.js",
  "parse-event.js",
  "problem.js",
  "run-input.js",
  "run-progress.js",
  "sse.js",
  "from-thread.js",
  "items.js",
  "liveness.js",
  "clock-text.js",
  "render/appointment-card.js",
  "render/element.js",
  "render/form-card.js",
  "render/gesture.js",
  "render/help-cards.js",
  "render/message.js",
  "render/slots-card.js",
];
const STYLES = ["base", "frame", "conversation", "cards", "preferences"].map((name) => `styles/${name}.css`);
const ASSETS = [...SCRIPTS, ...STYLES, "styles/no-script.css", "icon.svg"];
const TYPES: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/**
 * The chat page of each clinic (`/chat/:clinic`), its files (`/chat/assets/…`) and the way there (`/`).
 * `directory` finds a clinic by its slug; `clinics`, when given, lists those that `/` leads to.
 * The files are read once, at the first request; they are addressed by a hash of them all, so a browser may keep them.
 */
export function createChatPage({
  directory,
  clinics = async () => [],
}: {
  directory: (slug: string) => Promise<ChatPageClinic | null>;
  clinics?: () => Promise<Pick<ChatPageClinic, "slug" | "name">[]>;
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
    .get("/chat/assets/:version/:path{.+}", async (c) => {
      const { assets, version } = await files();
      const asset = assets.get(c.req.param("path"));
      if (!asset) return c.text("There is no such file.", 404);
      const etag = `"${asset.hash}"`;
      // A page from before a deployment asks for its old version and gets today's, which must not be kept as the old.
      const cache = c.req.param("version") === version ? "public, max-age=31536000, immutable" : "no-cache";
      const headers = { ETag: etag, "Cache-Control": cache };
      // Compressed, the tag was sent as a weak one.
      if (c.req.header("If-None-Match")?.replace(/^W\//, "") === etag) return c.body(null, 304, headers);
      return c.body(asset.bytes, 200, { ...headers, "Content-Type": asset.type });
    })
    .get("/chat/:clinic", async (c) => {
      const clinic = await directory(c.req.param("clinic"));
      if (clinic) return c.html(chatPage(await files(), clinic), 200, { "Cache-Control": "no-cache" });
      const page = {
        title: "We don't know this clinic",
        text: "The address may be mistyped. Please check it, or follow the link on your clinic's website.",
      };
      return c.html(plainPage(await files(), page), 404, { "Cache-Control": "no-store" });
    });
}

/** No inline script or style, nothing from elsewhere, in nobody's frame, and no way from text to markup. */
const strictHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
  referrerPolicy: "no-referrer",
  // As everywhere else (app.ts): not for subdomains, which are not ours.
  strictTransportSecurity: "max-age=15552000",
  xFrameOptions: "DENY",
});

interface Files {
  version: string;
  assets: Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string; hash: string }>;
  page: string;
  plain: string;
}

async function readFiles(): Promise<Files> {
  const text = (name: string) => readFile(new URL(name, FOLDER), "utf8");
  const assets: Files["assets"] = new Map();
  for (const path of ASSETS) {
    const bytes = new Uint8Array(await readFile(new URL(path, FOLDER)));
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    assets.set(path, { bytes, type, hash: digest(bytes) });
  }
  const version = digest([...assets].map(([path, { hash }]) => `${path} ${hash}`).join("\n"));
  return { version, assets, page: await text("page.html"), plain: await text("plain-page.html") };
}

const digest = (content: string | Uint8Array) => createHash("sha256").update(content).digest("base64url").slice(0, 16);

function chatPage({ page, version }: Files, { slug, name, phone, emergencyNumber = "911" }: ChatPageClinic): string {
  const assets = `/chat/assets/${version}`;
  const preloads = SCRIPTS.map((path) => `<link rel="modulepreload" href="${assets}/${path}" />`).join("\n    ");
  const dial = digitsOf(phone);
  const emergencyDial = digitsOf(emergencyNumber);
  const initial = [...name.trim()][0]?.toLocaleUpperCase("en-US") ?? "";
  return fill(
    page,
    { assets, slug, name, phone, dial, emergencyNumber, emergencyDial, initial },
    { preloads, styles: styles(version) },
  );
}

const digitsOf = (number: string) => number.replace(/[^\d+*#]/g, "");

function plainPage(
  { plain, version }: Files,
  { title, text, clinics = [] }: { title: string; text: string; clinics?: Pick<ChatPageClinic, "slug" | "name">[] },
): string {
  const links = clinics.map(
    ({ slug, name }) =>
      `<li><a class="button" href="/chat/${escapeHtml(encodeURIComponent(slug))}">${escapeHtml(name)}</a></li>`,
  );
  const list = links.length > 0 ? `<ul>${links.join("")}</ul>` : "";
  return fill(plain, { assets: `/chat/assets/${version}`, title, text }, { list, styles: styles(version) });
}

const styles = (version: string) =>
  STYLES.map((path) => `<link rel="stylesheet" href="/chat/assets/${version}/${path}" />`).join("\n    ");

/** Puts `values` in as text and `markup` as it is; a name the template uses and nobody gives is a fault. */
function fill(template: string, values: Record<string, string>, markup: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => {
    const value = values[name];
    const filled = value === undefined ? markup[name] : escapeHtml(value);
    if (filled === undefined) throw new Error(`The page template names {{${name}}}, which nothing fills.`);
    return filled;
  });
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
