import { parseDocument as parseYaml } from "yaml";
import { z } from "zod";

/** One Markdown file of a clinic's knowledge. Dates are civil days, both inclusive. */
export interface KnowledgeDocument {
  slug: string;
  title: string;
  effectiveFrom: string;
  effectiveTo: string | null;
  /** Markdown without its front matter. */
  body: string;
}

const FrontMatter = z.strictObject({
  title: z.string().trim().min(1).max(200),
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be kebab-case: lower-case words joined by hyphens"),
  effective_from: z.iso.date("must be a date, YYYY-MM-DD"),
  effective_to: z.iso.date("must be a date, YYYY-MM-DD").optional(),
});

/** A document that cannot be taken in. `message` names the file, the line and what to mend. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
  }
}

const FENCE = "---";

/** Reads front matter and body. Throws DocumentError naming file and line. */
export function parseDocument(file: string, source: string): KnowledgeDocument {
  if (source.includes("\0"))
    throw new DocumentError(file, lineOf(source, "\0"), "holds a NUL byte; save it as plain UTF-8 text");
  const lines = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines[0]?.trimEnd() !== FENCE) {
    throw new DocumentError(file, 1, `must begin with "---", then title, slug and effective_from, then "---"`);
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === FENCE);
  if (end < 0) throw new DocumentError(file, 1, `front matter is not closed; end it with a line "---"`);

  const matter = readFrontMatter(file, lines.slice(1, end).join("\n"));
  const body = lines
    .slice(end + 1)
    .join("\n")
    .trim();
  if (body === "") throw new DocumentError(file, end + 1, "has no text below the front matter");
  return {
    slug: matter.slug,
    title: matter.title,
    effectiveFrom: matter.effective_from,
    effectiveTo: matter.effective_to ?? null,
    body,
  };
}

function readFrontMatter(file: string, text: string): z.infer<typeof FrontMatter> {
  // The fence is line 1 of the file, so the YAML's first line is line 2.
  const yaml = parseYaml(text, { prettyErrors: true, stringKeys: true });
  const [fault] = yaml.errors;
  if (fault)
    throw new DocumentError(
      file,
      (fault.linePos?.[0].line ?? 1) + 1,
      `front matter is not YAML: ${firstLine(fault.message)}`,
    );
  const parsed = FrontMatter.safeParse(yaml.toJS() ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0];
    const line = text.split("\n").findIndex((row) => row.startsWith(`${String(field)}:`));
    throw new DocumentError(file, line < 0 ? 1 : line + 2, `"${String(field)}" ${issue?.message ?? "is wrong"}`);
  }
  const { effective_from: from, effective_to: to } = parsed.data;
  if (to !== undefined && to < from) {
    const line = text.split("\n").findIndex((row) => row.startsWith("effective_to:"));
    throw new DocumentError(file, line + 2, `"effective_to" (${to}) lies before "effective_from" (${from})`);
  }
  return parsed.data;
}

function lineOf(source: string, text: string): number {
  return source.slice(0, source.indexOf(text)).split("\n").length;
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}
