import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A page of a clinic's own site: its source, and its content security policy where it has one. */
export interface HostPage {
  html: string;
  policy?: string;
  /** Whether it loads only what agrees to that (`crossOriginIsolated`). */
  isolated?: boolean;
}

/** A site in whose pages the chat is placed by `tag`, the very lines a webmaster pastes. */
export const hostPages = {
  /** Without a fault of its own; the tag stands at the end, or where `mode=inline` wants it. */
  plain: (tag: string): HostPage => ({ html: document({ body: `${MAIN}${tag}` }) }),

  /** Nothing is allowed but what the chat needs of `host`. */
  strict: (tag: string, host: string): HostPage => ({
    html: document({ body: `${MAIN}${tag}` }),
    policy: strict(host),
  }),

  /** Nothing is allowed but the chat's script and its frame. */
  strictFramed: (tag: string, host: string): HostPage => ({
    html: document({ body: `${MAIN}${tag}` }),
    policy: `default-src 'none'; script-src ${host}; frame-src ${host}; style-src 'none'; ${TRUSTED_TYPES}`,
  }),

  /** Loads nothing that does not agree to be loaded, nor a frame that would. */
  isolated: (tag: string): HostPage => ({ html: document({ body: `${MAIN}${tag}` }), isolated: true }),

  /** With style rules that reach for everything. */
  styled: (tag: string, css: string): HostPage => ({
    html: document({ head: `<style>${css}</style>`, body: `${MAIN}${tag}` }),
  }),

  /** A place of a fixed height for the chat, in the middle of the text. */
  inline: (tag: string): HostPage => ({
    html: document({
      head: "<style>.place { height: 600px }</style>",
      body: `${MAIN}<div class="place">${tag}</div><p id="after">We are open from Monday to Friday.</p>`,
    }),
  }),

  /** Another page of the site in a sandboxed frame. */
  sandbox: (path: string, flags: string): HostPage => ({
    html: document({ body: `${MAIN}<iframe sandbox="${flags}" src="${path}" width="600" height="700"></iframe>` }),
  }),

  /** In Arabic, from right to left. */
  rightToLeft: (tag: string): HostPage => ({
    html: document({ attributes: 'lang="ar" dir="rtl"', body: `<main><h1>عيادة ريفرسايد</h1></main>${tag}` }),
  }),

  /** With calls of the page's own from before the tag. */
  calling: (tag: string, script: string): HostPage => ({
    html: document({ head: `<script>${QUEUE}${script}</script>`, body: `${MAIN}${tag}` }),
  }),

  /** Somebody else's page in a frame beside the chat. */
  withStranger: (tag: string, stranger: string): HostPage => ({
    html: document({ body: `${MAIN}<iframe title="Stranger" src="${stranger}"></iframe>${tag}` }),
  }),
};

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types 'none'";

const strict = (host: string) =>
  `default-src 'none'; script-src ${host}; connect-src ${host}; style-src 'none'; ${TRUSTED_TYPES}`;

/** As docs/embedding.md has it. */
const QUEUE =
  "window.AgentCare = window.AgentCare || function () { (AgentCare.q = AgentCare.q || []).push(arguments); };";

const MAIN = `<header><p>12 River Street</p></header>
<main><h1>Riverside Clinic</h1><p>Read <a href="#team">who we are</a>.</p><h2 id="team">Our team</h2></main>`;

const document = ({
  head = "",
  body,
  attributes = 'lang="en"',
}: {
  head?: string;
  body: string;
  attributes?: string;
}) =>
  `<!doctype html>
<html ${attributes}>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Riverside Clinic</title>${head}</head>
<body>${body}</body>
</html>`;

export type HostSite = Awaited<ReturnType<typeof startHostSite>>;

/** A site of its own origin on a free port of this machine, whose pages are put in by the tests. */
export async function startHostSite() {
  const pages = new Map<string, HostPage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? "/", "http://localhost").pathname);
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    if (page.policy) response.setHeader("Content-Security-Policy", page.policy);
    if (page.isolated) {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    }
    response.end(page.html);
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  // `listen` was given a port, so the address is no path.
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  return {
    url,
    /** Adds a page and returns its path. */
    add(page: HostPage): string {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, page);
      return path;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
