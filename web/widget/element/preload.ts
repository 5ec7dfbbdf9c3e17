type Chunks = readonly (readonly [name: string, integrity: string])[];

/**
 * Begins to load files of the widget before they are imported, each once. The import finds them in the browser's module
 * map, so nothing runs whose digest is not the one that was built: an import alone has none.
 */
export function createPreload({ chunks, base }: { chunks: Chunks; base: string }): (name: string) => void {
  const waiting = new Map(chunks);
  return (name) => {
    const integrity = waiting.get(name);
    if (integrity === undefined) return;
    waiting.delete(name);
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(name, base).href;
    link.integrity = integrity;
    link.crossOrigin = "anonymous";
    document.head.append(link);
  };
}
