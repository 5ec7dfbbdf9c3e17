import { escapeHtml } from "./page-template.ts";
import type { WidgetManifest } from "./widget-files.ts";

export const SNIPPET_MODES = ["bubble", "inline", "iframe"] as const;
export type SnippetMode = (typeof SNIPPET_MODES)[number];
/** What `data-locale` takes; `qps` is made up, from right to left. */
export const SNIPPET_LOCALES = ["auto", "en", "es", "qps"] as const;
export const SNIPPET_POSITIONS = ["end", "start"] as const;

/**
 * The lines that a clinic pastes into its site: the tag with the digest of what it loads, and a link for those without
 * scripts. `mutable`: the address without a digest, which follows every update of the server by itself; a browser
 * cannot check the digest of what may change.
 */
export function widgetSnippet({
  host,
  key,
  mode,
  clinic,
  loader,
  locale = "auto",
  position = "end",
  mutable = false,
}: {
  /** Of the server: `https://chat.example`. */
  host: string;
  key: string;
  mode: SnippetMode;
  clinic: { slug: string; name: string; phone: string };
  loader: WidgetManifest["loader"];
  locale?: string;
  position?: string;
  mutable?: boolean;
}): string {
  const attributes = [
    ["src", `${host}/widget/${mutable ? "v1.js" : loader.file}`],
    ...(mutable ? [] : [["integrity", loader.integrity]]),
    ["crossorigin", "anonymous"],
    ["data-clinic", key],
    ["data-mode", mode],
    ["data-locale", locale],
    ["data-position", position],
    ["data-name", clinic.name],
    ["data-phone", clinic.phone],
  ];
  const written = attributes.map(([name = "", value = ""]) => `${name}="${escapeHtml(value)}"`);
  const page = `${host}/chat/${encodeURIComponent(clinic.slug)}`;
  return [
    `<script async ${written.join("\n        ")}></script>`,
    `<noscript><a href="${escapeHtml(page)}">${escapeHtml(`${clinic.name}: ${clinic.phone}`)}</a></noscript>`,
  ].join("\n");
}
