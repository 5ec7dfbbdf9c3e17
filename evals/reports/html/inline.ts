import { createHash } from "node:crypto";

/** Text that may stand in HTML, between tags and in a quoted attribute. */
export const asHtmlText = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/**
 * JSON that cannot end its script element, whatever its texts hold: with no `<` in it there is no tag, no comment and
 * no `<script` that would change how the parser reads on.
 */
export const asInlineJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * Modules as one script: in the given order, each after those it imports from, with imports and exports taken away.
 * Their names must differ. A page that is opened as a file cannot load modules from others.
 */
export function asOneScript(modules: readonly string[]): string {
  const bodies = modules.map((text) =>
    text
      .replace(/^import\s[^;]*;\n/gm, "")
      .replace(/^export (?=(async )?(function|const|let|class)\b)/gm, "")
      .trim(),
  );
  const script = `(() => {\n"use strict";\n${bodies.join("\n\n")}\n})();`;
  if (/^(import|export)\b/m.test(script))
    throw new Error("A module of the page imports or exports in a form that cannot be inlined.");
  if (/<\/?script|<!--/i.test(script))
    throw new Error("A module of the page holds a tag that would end its script element.");
  return script;
}

/** The source of a content security policy that allows exactly this inline text. */
export const hashSource = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
