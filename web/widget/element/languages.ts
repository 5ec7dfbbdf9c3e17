import { en, type Strings } from "../strings/en.ts";

/** How the interface learns a language: the first is there, and spoken to everybody else; others come when asked for. */
export type Languages = Readonly<Record<string, () => Promise<Strings>>>;

/** English is in the widget; every other language is a file of its own, which `preload` begins to load by its name. */
export const createLanguages = ({ preload }: { preload: (name: string) => void }): Languages => ({
  en: async () => en,
  async es() {
    preload("es.js");
    return (await import("../strings/es.ts")).es;
  },
  async qps() {
    preload("qps.js");
    return (await import("../strings/qps.ts")).qps;
  },
});

/** The files of languages: they are loaded when they are spoken. */
export const LANGUAGE_FILES = ["es.js", "qps.js"];
