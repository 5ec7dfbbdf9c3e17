import type { Widget } from "../element/public-api.ts";
import { type CommandMessage, isEvent } from "./messages.ts";

/** Room for the round button and its shadow, and for the panel; on a phone the panel takes all there is. */
const CLOSED = { width: "6rem", height: "6rem" };
const OPEN = { width: "26rem", height: "44rem" };
const PHONE = "(max-width: 480px), (max-height: 400px)";
const WHOLE = { width: "100vw", height: "100dvh" };

/** It takes no room, and no rule of the page reaches it: within a shadow root, what is important wins. */
function placing(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = { all: "initial", display: "block", position: "fixed", "z-index": "2147483647" };
  const text = Object.entries(rules).map(([name, value]) => `${name}:${value}!important`);
  sheet.replaceSync(`:host(:not([hidden])){${text.join(";")}}`);
  return sheet;
}

/**
 * `<agentcare-frame>`: the chat of one clinic in a frame of its own, for sites whose other scripts must not be able to
 * read it. Attributes, methods and events as `<agentcare-chat>`; its server names the clinic's sites that may frame it.
 * The frame and the page speak by messages, each only to the exact origin of the other.
 */
export function createAgentCareFrame({ register }: { register: (widget: Widget) => () => void }) {
  return class AgentCareFrame extends HTMLElement implements Widget {
    #frame: HTMLIFrameElement | null = null;
    #shown: AbortController | null = null;
    /** What was asked before there was anybody in the frame to ask. */
    #early: CommandMessage[] | null = [];

    connectedCallback() {
      const host = this.getAttribute("host");
      const clinic = this.getAttribute("clinic");
      if (!host || !clinic || this.#shown) return;
      this.#shown = new AbortController();
      const { signal } = this.#shown;
      const frame = document.createElement("iframe");
      const address = new URL(`/widget/frame/${encodeURIComponent(clinic)}`, host);
      address.searchParams.set("site", location.origin);
      for (const name of ["locale", "position"]) {
        const value = this.getAttribute(name);
        if (value) address.searchParams.set(name, value);
      }
      frame.src = address.href;
      frame.title = this.getAttribute("name") ?? "Chat";
      frame.allow = "";
      this.#frame = frame;
      const side = this.getAttribute("position") === "start" ? "insetInlineStart" : "insetInlineEnd";
      Object.assign(frame.style, {
        position: "fixed",
        insetBlockEnd: "0",
        [side]: "0",
        border: "0",
        maxWidth: "100vw",
        maxHeight: "100dvh",
        zIndex: "2147483000",
      });
      // Otherwise a dark frame on a light page is painted opaque.
      frame.style.colorScheme = "light";
      this.#resize(CLOSED);
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [placing()];
      root.replaceChildren(frame);
      addEventListener("message", (event) => this.#hear(event, address.origin), { signal });
      const unregister = register(this);
      signal.addEventListener("abort", unregister);
    }

    disconnectedCallback() {
      // A frame that is moved loads anew in any case; its conversation is kept by its own storage.
      this.#shown?.abort();
      this.#shown = null;
      this.#frame = null;
      this.#early = [];
    }

    open = () => this.#command("open");
    close = () => this.#command("close");
    toggle = () => this.#command("toggle");
    sendMessage = (text: string) => this.#command("sendMessage", text);
    setLocale = (locale: string) => this.#command("setLocale", locale);
    reset = () => this.#command("reset");

    #command(...call: unknown[]) {
      const message: CommandMessage = { agentcare: "command", call };
      if (this.#early) this.#early.push(message);
      else this.#send(message);
    }

    #send(message: CommandMessage) {
      const host = this.getAttribute("host");
      if (host) this.#frame?.contentWindow?.postMessage(message, new URL(host).origin);
    }

    #hear({ origin, source, data }: MessageEvent, host: string) {
      if (origin !== host || source !== this.#frame?.contentWindow || !isEvent(data)) return;
      const { type, detail } = data;
      const early = this.#early ?? [];
      this.#early = null;
      for (const message of early) this.#send(message);
      if (type === "open") this.#resize(matchMedia(PHONE).matches ? WHOLE : OPEN);
      if (type === "close") this.#resize(CLOSED);
      this.dispatchEvent(new CustomEvent(`agentcare:${type}`, { bubbles: true, composed: true, detail }));
    }

    #resize(size: { width: string; height: string }) {
      if (this.#frame) Object.assign(this.#frame.style, size);
    }
  };
}
