import { backOffMs, MAX_ATTEMPTS } from "../core/back-off.ts";
import { Problem } from "../core/problem.ts";
import type { ClinicInfo, MountedView, ViewParts, WidgetEvent } from "../view/contract.ts";
import { directionOf } from "../view/scene.ts";
import type { Desk } from "./desk.ts";
import { goesAlong, raise } from "./goes-along.ts";
import type { Languages } from "./languages.ts";
import { pickLocale } from "./locale.ts";
import type { Widget } from "./public-api.ts";
import { quietConversation, quietStore } from "./quiet.ts";
import type { Surroundings } from "./surroundings.ts";

type Of = { clinic: string; host: string };

export interface ElementParts {
  surroundings: Surroundings;
  /** Loads what a conversation needs; the same one for the same clinic. */
  desk: (of: Of) => Promise<Desk>;
  /** Whether this tab has a conversation with the clinic that is to be shown again. */
  isKept: (of: Of) => boolean;
  clinicInfo: (of: Of) => Promise<ClinicInfo>;
  mount: (root: ShadowRoot, parts: ViewParts) => MountedView;
  languages: Languages;
  /** The page's commands reach the element as long as it is shown; returns its own end. */
  register: (widget: Widget) => () => void;
  /** Where the widget came from, for elements without a `host` of their own. */
  host: string;
}

/** How often a server that has been away for long is asked whether it is back. */
const RARELY_MS = 60_000;

const TOUCHES = ["pointerdown", "keydown"];

/**
 * `<agentcare-chat>`: the chat of one clinic.
 *
 * Attributes: `clinic` (its publishable key or slug, needed); `mode`: `bubble` (default), `inline`, `page`; `locale`:
 * a language or `auto` (default: the page's, then the browser's); `position`: `end` (default) or `start`, the corner
 * of the bubble; `host`: the origin of the AgentCare server (default: where the script came from); `phone`: shown when
 * that server cannot be reached.
 * Events, composed and bubbling, without personal data: `agentcare:ready`, `open`, `close`, `message` (role), `booked`
 * (action), `csat` (rating), `error` (code), `unread` (count).
 * Methods: `open()`, `close()`, `toggle()`, `sendMessage(text)`, `identify(token)`, `setLocale(locale)`, `reset()`.
 * Parts: `launcher`, `panel`, `header`, `bubble-user`, `bubble-bot`, `composer`. Colours and shape: the `--ac-*`
 * custom properties (docs/embedding.md). Children are shown until the chat is ready, and where scripts do not run.
 */
export function createAgentCareChat(parts: ElementParts) {
  const { surroundings, languages } = parts;
  const known = Object.keys(languages);
  const stringsOf = async (language: string) => (await languages[language]?.()) ?? fail(`There is no ${language}.`);

  return class AgentCareChat extends HTMLElement implements Widget {
    static readonly observedAttributes = ["clinic", "host", "locale", "mode", "position"];
    #view: MountedView | null = null;
    /** The language that is spoken, and its dictionary. */
    #speech: Pick<ViewParts, "locale" | "strings"> | null = null;
    #wished = "";
    /** Ends all that reaches outside the element; there while it is in the page. */
    #shown: AbortController | null = null;
    #seat: Promise<Desk> | null = null;
    #early: ((view: MountedView) => void)[] = [];

    connectedCallback() {
      if (!this.#shown) this.#show();
      else if (this.#view) {
        // Moved within one step, it goes on as if nothing had happened; but a dialog that was moved is no modal any more.
        this.shadowRoot?.querySelector("[aria-modal]")?.removeAttribute("aria-modal");
        this.#settle(this.#view);
      }
    }

    disconnectedCallback() {
      const { parentNode } = this;
      queueMicrotask(() => {
        // What is part of the page goes with its page; a bubble belongs to none.
        if (!this.isConnected && !(this.#place().mode === "bubble" && goesAlong(this, parentNode))) this.#hide();
      });
    }

    attributeChangedCallback(name: string, before: string | null, after: string | null) {
      if (before === after || !this.#shown) return;
      const { signal } = this.#shown;
      if (name === "clinic" || name === "host") {
        this.#hide();
        this.#show();
      } else if (name === "locale") {
        this.#speak(signal).then((speech) => this.#view && this.#settle(this.#view, speech), ignore);
      } else if (this.#view) this.#settle(this.#view);
    }

    open = () => this.#withView((view) => view.open("script"));
    close = () => this.#withView((view) => view.close());
    toggle = () => this.#withView((view) => view.toggle());
    setLocale = (locale: string) => this.setAttribute("locale", locale);

    /** Shows the chat and says `text` for the patient; nothing is sent while an answer is still coming. */
    sendMessage = (text: string) =>
      this.#withView((view) => {
        view.open("script");
        if (text.trim()) this.#sit()?.then(({ conversation }) => conversation.say(text.trim()), ignore);
      });

    /** Says who the patient is, by a token that the clinic's portal has signed. */
    identify = (token: string) => this.#withView(() => this.#sit()?.then((desk) => desk.identify(token), ignore));

    /** Ends and clears the conversation, for the next person at this device. */
    reset = () => {
      this.close();
      const of = this.#of;
      // Nothing was said since the page was loaded, or before: there is nothing to end.
      if (!of || (!this.#seat && !parts.isKept(of))) return;
      // Without the server, at least nothing stays here.
      this.#sit()?.then(({ conversation }) => conversation.clear().catch(conversation.forget), ignore);
    };

    #withView(act: (view: MountedView) => void) {
      if (this.#view) act(this.#view);
      else this.#early.push(act);
    }

    get #of(): Of | null {
      const clinic = this.getAttribute("clinic");
      return clinic ? { clinic, host: this.getAttribute("host") ?? parts.host } : null;
    }

    #place(): Pick<ViewParts, "mode" | "position"> {
      const mode = this.getAttribute("mode");
      // The corner is the page's, whose text may run the other way than the chat's.
      const turned = getComputedStyle(this).direction !== directionOf(this.#speech?.locale ?? "");
      return {
        mode: mode === "inline" || mode === "page" ? mode : "bubble",
        position: (this.getAttribute("position") === "start") !== turned ? "start" : "end",
      };
    }

    /** Puts it where it belongs just now. */
    #settle(view: MountedView, speech?: Pick<ViewParts, "locale" | "strings">) {
      const place = this.#place();
      if (place.mode === "bubble") raise(this);
      else this.popover = null;
      view.update({ ...speech, ...place });
    }

    /** Learns the wished language; the first one, where it cannot be loaded. What was wished last is spoken. */
    async #speak(signal: AbortSignal): Promise<Pick<ViewParts, "locale" | "strings">> {
      const { dataset, lang } = document.documentElement;
      // Our own pages around it (`data-site`) wish for no language.
      const page = dataset.site === undefined ? lang : "";
      const locale = pickLocale([this.getAttribute("locale"), page, ...navigator.languages], known);
      this.#wished = locale;
      const [fallback = "en"] = known;
      const speak = async (language: string) => ({ locale: language, strings: await stringsOf(language) });
      const speech = await speak(locale).catch(() => speak(fallback));
      signal.throwIfAborted();
      if (this.#wished === locale || !this.#speech) this.#speech = speech;
      return this.#speech;
    }

    #tell = ({ type, ...detail }: WidgetEvent) => {
      // Whoever opens it will want to talk.
      if (type === "open") this.#sit()?.catch(ignore);
      this.dispatchEvent(new CustomEvent(`agentcare:${type}`, { bubbles: true, composed: true, detail }));
    };

    #show() {
      const of = this.#of;
      this.#shown = new AbortController();
      if (!of) {
        surroundings.warn('<agentcare-chat> needs the clinic\'s key: clinic="pub_…".');
        return;
      }
      this.#meet(of, this.#shown.signal).catch(ignore);
    }

    /** Learns who the clinic is, then shows the chat; rejects when the element went in between. */
    async #meet(of: Of, signal: AbortSignal) {
      const speaking = this.#speak(signal);
      speaking.catch(ignore);
      for (let attempt = 1; ; attempt++) {
        try {
          const info = await parts.clinicInfo(of);
          signal.throwIfAborted();
          this.#draw(info, null, await speaking, signal);
          if (this.#place().mode !== "bubble" || parts.isKept(of)) this.#sit()?.catch(ignore);
          return;
        } catch (error) {
          signal.throwIfAborted();
          const code = error instanceof Problem ? error.code || `http_${error.status}` : "unreachable";
          if (attempt === 1) {
            const speech = await speaking;
            surroundings.warn(`the chat of "${of.clinic}" is not available here (${code}). ${messageOf(error)}`);
            this.#draw(this.#stranger(), speech.strings.unavailable, speech, signal);
            this.#tell({ type: "error", code });
          }
          if (error instanceof Problem && !error.passing) return;
          const ms = attempt > MAX_ATTEMPTS ? RARELY_MS : backOffMs(attempt, surroundings.random);
          await surroundings.wait(ms, signal);
        }
      }
    }

    /** All that is known of a clinic whose server does not answer. */
    #stranger(): ClinicInfo {
      const phone = this.getAttribute("phone") ?? "";
      return { name: this.getAttribute("name") ?? "", phone, timeZone: "UTC", languages: ["en"], links: [] };
    }

    #draw(
      clinic: ClinicInfo,
      problem: string | null,
      speech: Pick<ViewParts, "locale" | "strings">,
      signal: AbortSignal,
    ) {
      if (this.#view) {
        this.#view.update({ clinic, problem });
        if (!problem) this.#tell({ type: "ready" });
        return;
      }
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const load = async () => {
        const desk = await this.#sit();
        if (!desk) throw new Error("The chat is not shown any more.");
        return desk.conversation;
      };
      const view = parts.mount(root, {
        clinic,
        problem,
        // It may have been asked to speak another one meanwhile.
        ...(this.#speech ?? speech),
        ...this.#place(),
        store: quietStore,
        conversation: quietConversation(load),
        now: surroundings.now,
        tell: this.#tell,
      });
      this.#view = view;
      this.#settle(view);
      // Before anything that was asked for early.
      if (!problem) this.#tell({ type: "ready" });
      signal.addEventListener("abort", parts.register(this));
      for (const act of this.#early.splice(0)) act(view);
    }

    /** Loads the conversation, once; null where there is none to have. What failed is tried again when asked again. */
    #sit(): Promise<Desk> | null {
      const of = this.#of;
      const signal = this.#shown?.signal;
      if (!of || !signal) return null;
      this.#seat ??= this.#takeSeat(of, signal).catch((error: unknown) => {
        if (!signal.aborted) {
          this.#seat = null;
          surroundings.warn(`the conversation could not be loaded. ${messageOf(error)}`);
        }
        throw error;
      });
      return this.#seat;
    }

    async #takeSeat(of: Of, signal: AbortSignal): Promise<Desk> {
      const desk = await parts.desk(of);
      signal.throwIfAborted();
      const { store, conversation } = desk;
      this.#view?.update({ store, conversation });
      // On the way in: what is typed in a field does not come out.
      for (const type of TOUCHES) this.addEventListener(type, desk.touch, { signal, passive: true, capture: true });
      const says = () => this.#speech?.strings ?? fail("The chat speaks no language yet.");
      desk.take({ says, tell: this.#tell, signal }).catch(() => {
        if (signal.aborted) return;
        surroundings.warn("the conversation could not be read (not_loaded); the patient was told.");
        this.#view?.update({ problem: says().notLoaded });
      });
      return desk;
    }

    #hide() {
      this.#shown?.abort();
      this.#shown = null;
      this.#view?.unmount();
      this.#view = null;
      this.#seat = null;
    }
  };
}

/** For what was told elsewhere, or what nobody waits for any more. */
const ignore = () => {};

const fail = (message: string): never => {
  throw new Error(message);
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
