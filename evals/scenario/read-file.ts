import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./problem.ts";

export type Path = readonly PropertyKey[];

/** A file's value, and where each part of it stands. */
export interface ReadFile<T> {
  value: T;
  /** Line of what is at the path, or of the nearest thing around it. */
  lineOf(path: Path): number;
}

/** Reads a YAML file by a schema; what is wrong with it comes back as problems, each with its line. */
export function readYamlFile<T>(file: string, shown: string, schema: z.ZodType<T>): ReadFile<T> | Problem[] {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: counter, uniqueKeys: true });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  if (document.errors.length > 0)
    return document.errors.map(({ pos, message }) => ({
      file: shown,
      line: lineAt(pos[0]),
      message: `this is not YAML: ${message.split("\n")[0]}`,
    }));
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: readonly [number, number, number] | null };
      if (node?.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineOf };
  return parsed.error.issues.flatMap((issue) =>
    innermost(issue, []).map(({ path, message }) => ({
      file: shown,
      line: lineOf(path),
      message: path.length > 0 ? `${path.map(String).join(".")}: ${message}` : message,
    })),
  );
}

interface Plain {
  path: Path;
  message: string;
}

/** Of a choice between forms, what is wrong with the form that comes nearest. */
function innermost(issue: z.core.$ZodIssue, above: Path): Plain[] {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ path, message: issue.message }];
  const strange = issue.errors.map((inner) =>
    inner.find(({ code, path }) => code === "unrecognized_keys" && path.length === 0),
  );
  const [first] = strange;
  // No form knows the key: the forms themselves are of no help.
  if (first?.code === "unrecognized_keys" && strange.every(Boolean))
    return [{ path, message: `nothing of the kind is called "${first.keys.join('", "')}"` }];
  const [nearest] = issue.errors.toSorted((a, b) => distance(a) - distance(b));
  return (nearest ?? []).flatMap((inner) => innermost(inner, path));
}

/** Another form altogether is far: its own keys are missing, or these are unknown to it. */
const distance = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, { code, path }) => sum + (code === "unrecognized_keys" || path.length <= 1 ? 10 : 1), 0);
