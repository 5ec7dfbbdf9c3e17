/**
 * The array types our schema uses, for postgres.js's `types` option. Left to itself, postgres.js asks each new
 * connection for them, and a connection lost at that moment ends the process: nobody handles that rejection.
 */
export const ARRAY_TYPES = {
  // text, varchar, uuid, and bigint, whose numbers stay text as everywhere in postgres.js
  texts: arrayType([1009, 1015, 2951, 1016], (text) => text),
  // smallint, integer, real, double precision
  numbers: arrayType([1007, 1005, 1021, 1022], Number),
  booleans: arrayType([1000], (text) => text === "t"),
};

function arrayType(oids: [number, ...number[]], parseElement: (text: string) => unknown) {
  return {
    to: oids[0],
    from: oids,
    parse: (literal: string) => parseArray(literal, parseElement),
    // Drizzle hands over literals, hand-written queries hand over arrays.
    serialize: (value: unknown) => (Array.isArray(value) ? formatArray(value) : value),
  };
}

/** Reads PostgreSQL's array literal (`{a,"b \"c\"",NULL,{…}}`). */
export function parseArray(literal: string, parseElement: (text: string) => unknown): unknown[] {
  // An array whose bounds are not the usual ones says so first: [0:1]={a,b}
  let position = literal.indexOf("{");
  const read = (): unknown[] => {
    const elements: unknown[] = [];
    position++;
    while (literal[position] !== "}") {
      if (literal[position] === ",") position++;
      if (literal[position] === "{") elements.push(read());
      else if (literal[position] === '"') elements.push(parseElement(readQuoted()));
      else elements.push(readBare());
    }
    position++;
    return elements;
  };
  const readQuoted = (): string => {
    let text = "";
    for (position++; literal[position] !== '"'; position++) {
      if (literal[position] === "\\") position++;
      text += literal[position];
    }
    position++;
    return text;
  };
  const readBare = (): unknown => {
    const start = position;
    while (literal[position] !== "," && literal[position] !== "}") position++;
    const text = literal.slice(start, position);
    return text === "NULL" ? null : parseElement(text);
  };
  return read();
}

/** Writes PostgreSQL's array literal. */
export function formatArray(elements: unknown[]): string {
  const format = (element: unknown): string => {
    if (element === null || element === undefined) return "NULL";
    if (Array.isArray(element)) return formatArray(element);
    const text = element instanceof Date ? element.toISOString() : String(element);
    return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  };
  return `{${elements.map(format).join(",")}}`;
}
