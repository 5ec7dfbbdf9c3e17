import { backOffMs, MAX_ATTEMPTS } from "../core/back-off.ts";
import { Problem } from "../core/problem.ts";
import type { Strings } from "../strings/en.ts";
import type { ClinicInfo, MountedView, ViewParts, WidgetEvent } from "../view/contract.ts";
import type { Desk, Surroundings } from "./desk.ts";
import { pickLocale } from "./locale.ts";
import type { Widget } from "./public-api.ts";
import { eventsOf } from "./widget-events.ts";

export interface ElementParts {
  surroundings: Surroundings;
  desk: (of: { clinic: string; host: string }) => Desk;
  clinicInfo: (of: { clinic: string; host: string }) => Promise<ClinicInfo>;
  mount: (root: ShadowRoot, parts: ViewParts) => MountedView;
  /** Dictionaries by language; the first is spoken to everybody else. */
  languages: Record<string, Strings>;
  /** The page's commands reach the element as long as it is shown; returns its own end. */
  register: (widget: Widget) => () => void;
  /** Where the widget came from, for elements without a `host` of their own. */
  host: string;
  /** Begins to load what the conversation needs once it is seen; called when it is about to be, again perhaps. */
  prefetch: () => void;
}

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
 * Methods: `open()`, `close()`, `toggle()`, `sendMessage(text)`, `setLocale(locale)`, `reset()`.
 * Parts: `launcher`, `panel`, `header`, `bubble-user`, `bubble-bot`, `composer`. Colours and shape: the `--ac-*`
 * custom properties (docs/embedding.md). Children are shown until the chat is ready, and where scripts do not run.
 */
export function createAgentCareChat(parts: ElementParts) {
  const { surroundings, languages } = parts;
  const known = Object.keys(languages);

  return class AgentCareChat extends HTMLElement implements Widget {
    static readonly observedAttributes = ["clinic", "host", "locale", "mode", "position"];
    #desk: Desk | null = null;
    #view: MountedView | null = null;
    /** Ends all that reaches outside the element. */
    #shown: AbortController | null = null;
    #early: ((view: MountedView) => void)[] = [];

    connectedCallback() {
      // Moved within one step, it goes on as if nothing had happened.
      if (!this.#shown) this.#show();
    }

    disconnectedCallback() {
      const { parentNode } = this;
      queueMicrotask(() => {
        if (this.isConnected) return;
        // Client-side navigation exchanged the whole body, and this with it: it was not what was meant.
        if (parentNode instanceof HTMLBodyElement && parentNode !== document.body && document.body) {
          document.body.append(this);
          return;
        }
        this.#hide();
      });
    }

    attributeChangedCallback(name: string, before: string | null, after: string | null) {
      if (before === after || !this.#shown) return;
      if (name === "clinic" || name === "host") {
        this.#hide();
        this.#show();
      } else this.#view?.update(this.#manner());
    }

    open = () => this.#withView((view) => view.open("script"));
    close = () => this.#withView((view) => view.close());
    toggle = () => this.#withView((view) => view.toggle());
    setLocale = (locale: string) => this.setAttribute("locale", locale);

    /** Shows the chat and says `text` for the patient; nothing is sent while an answer is still coming. */
    sendMessage = (text: string) =>
      this.#withView((view) => {
        view.open("script");
        if (text.trim()) void this.#desk?.conversation.say(text.trim());
      });

    /** Ends and clears the conversation, for the next person at this device. */
    reset = () => {
      const conversation = this.#desk?.conversation;
      // Without the server, at least nothing stays here.
      conversation?.clear().catch(conversation.forget);
      this.close();
    };

    #withView(act: (view: MountedView) => void) {
      if (this.#view) act(this.#view);
      else this.#early.push(act);
    }

    get #strings(): Strings {
      const strings = languages[this.#locale];
      if (!strings) throw new Error("The widget was built without a language.");
      return strings;
    }

    get #locale(): string {
      return pickLocale([this.getAttribute("locale"), document.documentElement.lang, ...navigator.languages], known);
    }

    #manner(): Pick<ViewParts, "strings" | "locale" | "mode" | "position"> {
      const mode = this.getAttribute("mode");
      return {
        strings: this.#strings,
        locale: this.#locale,
        mode: mode === "inline" || mode === "page" ? mode : "bubble",
        position: this.getAttribute("position") === "start" ? "start" : "end",
      };
    }

    #tell = ({ type, ...detail }: WidgetEvent) => {
      if (type === "open") parts.prefetch();
      this.dispatchEvent(new CustomEvent(`agentcare:${type}`, { bubbles: true, composed: true, detail }));
    };

    #show() {
      const clinic = this.getAttribute("clinic");
      if (!clinic) {
        surroundings.warn('<agentcare-chat> needs the clinic\'s key: clinic="pub_…".');
        return;
      }
      const host = this.getAttribute("host") ?? parts.host;
      this.#shown = new AbortController();
      this.#meet({ clinic, host }, this.#shown.signal).catch(() => {});
    }

    /** Learns who the clinic is, then shows the chat; rejects when the element went in between. */
    async #meet(of: { clinic: string; host: string }, signal: AbortSignal) {
      for (let attempt = 1; ; attempt++) {
        try {
          const info = await parts.clinicInfo(of);
          signal.throwIfAborted();
          this.#draw(of, info, null, signal);
          return;
        } catch (error) {
          signal.throwIfAborted();
          const code = error instanceof Problem ? error.code || `http_${error.status}` : "unreachable";
          if (attempt === 1) {
            surroundings.warn(`the chat of "${of.clinic}" is not available here (${code}). ${messageOf(error)}`);
            this.#draw(of, this.#stranger(), this.#strings.unavailable, signal);
            this.#tell({ type: "error", code });
          }
          if ((error instanceof Problem && !error.passing) || attempt > MAX_ATTEMPTS) return;
          await surroundings.wait(backOffMs(attempt, surroundings.random), signal);
        }
      }
    }

    /** All that is known of a clinic whose server does not answer. */
    #stranger(): ClinicInfo {
      const phone = this.getAttribute("phone") ?? "";
      return { name: this.getAttribute("name") ?? "", phone, timeZone: "UTC", languages: ["en"], links: [] };
    }

    #draw(of: { clinic: string; host: string }, clinic: ClinicInfo, problem: string | null, signal: AbortSignal) {
      if (this.#view) {
        this.#view.update({ clinic, problem });
      } else {
        const desk = parts.desk(of);
        this.#desk = desk;
        const { store, conversation } = desk;
        const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
        const given = { clinic, store, conversation, problem, now: surroundings.now, tell: this.#tell };
        const manner = this.#manner();
        if (manner.mode !== "bubble") parts.prefetch();
        const view = parts.mount(root, { ...given, ...manner });
        this.#view = view;
        this.#attend(desk, signal);
        for (const act of this.#early.splice(0)) act(view);
      }
      if (problem === null) {
        const desk = parts.desk(of);
        signal.addEventListener("abort", () => desk.leave(this));
        this.#tell({ type: "ready" });
        desk
          .take(this, () => this.#strings)
          .catch(() => !signal.aborted && this.#view?.update({ problem: this.#strings.notLoaded }));
      }
    }

    #attend(desk: Desk, signal: AbortSignal) {
      const unsubscribe = desk.store.subscribe((state, change) => {
        if (!desk.isToldBy(this)) return;
        for (const event of eventsOf(state, change)) this.#tell(event);
      });
      const unregister = parts.register(this);
      for (const type of TOUCHES) this.addEventListener(type, () => desk.touch(), { signal, passive: true });
      addEventListener("pagehide", () => desk.conversation.leave(), { signal });
      // A page that comes back from the browser's cache left its run.
      addEventListener("pageshow", ({ persisted }) => persisted && desk.conversation.restore().catch(() => {}), {
        signal,
      });
      signal.addEventListener("abort", () => {
        unsubscribe();
        unregister();
      });
    }

    #hide() {
      this.#shown?.abort();
      this.#shown = null;
      this.#view?.unmount();
      this.#view = null;
      this.#desk = null;
    }
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
