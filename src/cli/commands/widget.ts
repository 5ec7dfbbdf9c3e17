import type { Command } from "commander";
import type { WidgetClinic } from "../../../db/queries/clinics.ts";
import type { SnippetMode } from "../../http/widget/snippet.ts";
import { asOwner } from "../as-owner.ts";
import { RefusedError, UsageError } from "../failure.ts";
import { say, wholeNumber } from "../session.ts";
import { endOfKeysBefore } from "./widget-keys-before.ts";

export function addWidget(program: Command): void {
  const widget = program.command("widget").description("The chat widget on a clinic's own site.");
  widget
    .command("snippet")
    .description("Print the lines to paste into the site, with the digest of what they load.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--mode <mode>", "bubble, inline or iframe", "bubble")
    .option("--host <origin>", "the address of this server as the site's visitors reach it", "http://localhost:3000")
    .option("--locale <language>", "the language of the interface: auto, en, es, or qps to try a layout", "auto")
    .option("--position <corner>", "of the bubble, in the direction of the text: end or start", "end")
    .option("--mutable", "the address that follows every update, without a digest")
    .action(snippet);
  widget
    .command("key")
    .description("Print the clinic's publishable key; the first time, make one.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--rotate", "make a new key; the ones in use stay valid for a while")
    .option("--keep-days <number>", "how long they do; 0 ends them at once", "30")
    .action(key);
  widget
    .command("portal-key")
    .description("Make the key by which the clinic's own portal says who is signed in; shown once.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--rotate", "make another one; those in use stay valid for a while")
    .option("--keep-days <number>", "how long they do; 0 ends them at once", "7")
    .action(async (options) => (await import("./widget-portal-key.ts")).widgetPortalKey(options));
  widget
    .command("sites")
    .description("Print, or change, the sites the chat may be on and the addresses its links may lead under.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--add <origin>", "a site, such as https://www.your-clinic.example")
    .option("--remove <origin>", "a site that may no longer have the chat")
    .option(
      "--add-link <address>",
      "links in the chat may lead under this address, such as https://your-clinic.example/forms/",
    )
    .option("--remove-link <address>", "they may no longer")
    .action(sites);
  widget
    .command("colours")
    .description("Give the clinic's chat colours of its own; refused where text in them could not be read.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--accent <light,dark>", "of what can be pressed, such as #14595a,#86d0c8")
    .option("--on-accent <light,dark>", "of the words on it, such as #ffffff,#0c2221")
    .option("--reset", "the widget's own colours again")
    .action(async (options) => (await import("./widget-colours.ts")).widgetColours(options));
}

interface SitesOptions {
  clinic: string;
  add?: string;
  remove?: string;
  addLink?: string;
  removeLink?: string;
}

async function sites(options: SitesOptions): Promise<void> {
  const { linkAddress, siteOrigin, withChange } = await import("../../http/widget/sites.ts");
  const checked = (name: string, text: string | undefined, read: (text: string) => string | null, like: string) => {
    if (text === undefined) return undefined;
    const value = read(text);
    if (value === null) throw new UsageError(`--${name} must be an address such as ${like}`);
    return value;
  };
  const site = "https://www.your-clinic.example";
  const add = checked("add", options.add, siteOrigin, site);
  // One that was stored before today's rules is removed as it is written.
  const remove = options.remove === undefined ? undefined : (siteOrigin(options.remove) ?? options.remove);
  const addLink = checked("add-link", options.addLink, linkAddress, `${site}/forms/`);
  const removeLink = checked("remove-link", options.removeLink, linkAddress, `${site}/forms/`);
  const { changeWidgetSites } = await import("../../../db/queries/clinics.ts");
  await asOwner(options.clinic, async (db, clinicId) => {
    const { allowedOrigins, allowedLinks } = await changeWidgetSites(db, clinicId, (before) => ({
      allowedOrigins: withChange(before.allowedOrigins, { add, remove }),
      allowedLinks: withChange(before.allowedLinks, { add: addLink, remove: removeLink }),
    }));
    for (const origin of allowedOrigins) process.stdout.write(`site ${origin}\n`);
    for (const address of allowedLinks) process.stdout.write(`link ${address}\n`);
    if (allowedOrigins.length === 0) say("No site yet: the chat opens on this server's own pages only.");
    if (add ?? remove ?? addLink ?? removeLink) say("A running server knows it within half a minute.");
  });
}

interface SnippetOptions {
  clinic: string;
  mode: string;
  host: string;
  locale: string;
  position: string;
  mutable?: boolean;
}

async function snippet(options: SnippetOptions): Promise<void> {
  const { SNIPPET_LOCALES, SNIPPET_MODES, SNIPPET_POSITIONS, widgetSnippet } = await import(
    "../../http/widget/snippet.ts"
  );
  const known = { mode: SNIPPET_MODES, locale: SNIPPET_LOCALES, position: SNIPPET_POSITIONS };
  for (const [name, values] of Object.entries(known)) {
    const given = options[name as keyof typeof known];
    if (!(values as readonly string[]).includes(given)) {
      throw new UsageError(`--${name} must be one of ${values.join(", ")}`);
    }
  }
  const host = originOf(options.host);
  const { readWidgetFiles } = await import("../../http/widget/widget-files.ts");
  const built = await readWidgetFiles();
  if (!built) throw new RefusedError("The widget is not built. Run `npm run build:widget`.");
  await inClinic(options.clinic, async ({ clinic, keys }) => {
    const text = widgetSnippet({
      host,
      key: await keys.current(),
      // Checked above.
      mode: options.mode as SnippetMode,
      clinic,
      loader: built.manifest.loader,
      locale: options.locale,
      position: options.position,
      mutable: options.mutable ?? false,
    });
    process.stdout.write(`${text}\n`);
    if (clinic.allowedOrigins.length === 0) {
      say(
        "No website is on the clinic's list yet (allowed origins), so the chat opens on this server's own pages only.",
      );
    }
  });
}

async function key(options: { clinic: string; rotate?: boolean; keepDays: string }): Promise<void> {
  const keepDays = wholeNumber("keep-days", options.keepDays, { from: 0, to: 3650 });
  await inClinic(options.clinic, async ({ keys }) => {
    process.stdout.write(`${options.rotate ? await keys.rotate(keepDays) : await keys.current()}\n`);
    if (options.rotate) say(`${endOfKeysBefore(keepDays)} Exchange the key in the site's tag.`);
  });
}

interface ClinicParts {
  clinic: WidgetClinic;
  keys: { current(): Promise<string>; rotate(keepDays: number): Promise<string> };
}

async function inClinic(slug: string, work: (parts: ClinicParts) => Promise<void>): Promise<void> {
  const { changeWidgetKeys, readWidgetClinic } = await import("../../../db/queries/clinics.ts");
  const { currentKey, newClinicKey } = await import("../../http/auth/clinic-key.ts");
  const { rotate } = await import("../../http/auth/rotating-keys.ts");
  await asOwner(slug, async (db, clinicId) => {
    const now = new Date();
    const make = async (keepDays: number, { unless }: { unless: boolean }) => {
      const keys = await changeWidgetKeys(db, clinicId, (known) =>
        unless && currentKey(known) ? known : rotate(known, { key: newClinicKey(now), now, keepDays }),
      );
      return currentKey(keys) ?? "";
    };
    await work({
      clinic: await readWidgetClinic(db, clinicId),
      keys: { current: () => make(0, { unless: true }), rotate: (keepDays) => make(keepDays, { unless: false }) },
    });
  });
}

/** An address without path, or a `UsageError`. */
function originOf(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/") {
    throw new UsageError("--host must be an address without a path, such as https://chat.example");
  }
  return url.origin;
}
