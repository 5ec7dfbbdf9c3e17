import type { SavedFile } from "../core/types.ts";

/** Hands a file to the browser's downloads. */
export function download({ name, content }: SavedFile): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers only begin to read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
