import { goesAlong, raise } from "../element/goes-along.ts";
import type { Widget } from "../element/public-api.ts";
import { type CommandMessage, isEvent, isHere } from "./messages.ts";
import { createStandIn, STAND_IN_STYLES } from "./stand-in.ts";

/**
 * Room for the round button and its shadow, and for the panel, wider than what is a phone to the page within; on a phone
 * the panel takes all there is. In px: the site's own rem may be anything.
 */
const CLOSED = { width: "96px", height: "96px" };
const OPEN = { width: "496px", height: "792px" };
const PHONE = "(max-width: 480px), (max-height: 400px)";
const WHOLE = { width: "100vw", height: "100dvh" };

/** How long nobody may answer from within: at all, and once the frame has loaded something. */
const PATIENCE_MS = { load: 10_000, answer: 1_000 };

/** It takes no room, and no rule of the page reaches it: within a shadow root, what is important wins. */
function placing(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = { all: "initial", display: "block", position: "fixed", "z-index": "2147483647" };
  const text = Object.entries(rules).map(([name, value]) => `${name}:${value}!important`);
  sheet.replaceSync(`:host(:not([hidden])){${text.join(";")}}${STAND_IN_STYLES}`);
  return sheet;
}

/**
 * `<agentcare-frame>`: the chat of one clinic in a frame of its own, for sites whose other scripts must not be able to
 * read it. Attributes, methods and events as `<agentcare-chat>`; its server names the clinic's sites that may frame it.
 * The frame and the page speak by messages, each only to the exact origin of the other.
 */
export function createAgentCareFrame({
  register,
  warn,
}: {
  register: (widget: Widget) => () => void;
  warn: (line: string) => void;
}) {
  return class AgentCareFrame extends HTMLElement implements Widget {
    #frame: HTMLIFrameElement | null = null;
    #shown: AbortController | null = null;
    /** What was asked before there was anybody in the frame to ask. */
    #early: CommandMessage[] | null = [];
    /** What is shown where the frame may not be, or nobody answers in it. */
    #standIn: HTMLDetailsElement | null = null;
    #open = false;
    /** Whether anybody answered from within. */
    #here = false;
    #timer: ReturnType<typeof setTimeout> | undefined;

    connectedCallback() {
      const host = this.getAttribute("host");
      const clinic = this.getAttribute("clinic");
      if (!host || !clinic) return;
      if (this.#shown) {
        // A frame that is moved loads anew; its conversation is kept where the browser allows such a frame its storage.
        this.#early = this.#open ? [{ agentcare: "command", call: ["open"] }] : [];
        this.#begin();
        return;
      }
      this.#shown = new AbortController();
      const { signal } = this.#shown;
      // Beside the body it would not know the direction of that.
      this.dir ||= getComputedStyle(document.body).direction;
      const frame = document.createElement("iframe");
      const address = new URL(`/widget/frame/${encodeURIComponent(clinic)}`, host);
      address.searchParams.set("site", location.origin);
      for (const name of ["locale", "position"]) {
        let value = this.getAttribute(name);
        // Within it nobody knows the language of this page.
        if (name === "locale" && (!value || value === "auto")) value = document.documentElement.lang;
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
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [placing()];
      root.replaceChildren(frame);
      frame.addEventListener("load", () => this.#here || this.#expect(PATIENCE_MS.answer));
      this.#begin();
      addEventListener("message", (event) => this.#hear(event, address.origin), { signal });
      const unregister = register(this);
      signal.addEventListener("abort", unregister);
    }

    disconnectedCallback() {
      const { parentNode } = this;
      queueMicrotask(() => {
        if (this.isConnected || goesAlong(this, parentNode)) return;
        clearTimeout(this.#timer);
        this.#shown?.abort();
        this.#shown = null;
        this.#frame = null;
        this.#standIn = null;
        this.#early = [];
      });
    }

    #begin() {
      this.#here = false;
      this.#resize(CLOSED);
      raise(this);
      this.#expect(PATIENCE_MS.load);
    }

    /** Somebody is to answer in the frame within that time. */
    #expect(ms: number) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#standFor(), ms);
    }

    #standFor() {
      const { shadowRoot } = this;
      if (!this.#frame || !shadowRoot || this.#standIn) return;
      warn(
        `the chat of "${this.getAttribute("clinic")}" cannot be framed here (unreachable): ${location.origin} is not on the ` +
          "clinic's list, its policy has no frame-src for the server, or that does not answer.",
      );
      this.#frame.style.display = "none";
      this.#standIn = createStandIn(this);
      shadowRoot.append(this.#standIn);
      this.#tell("error", { code: "unreachable" });
    }

    #tell(type: string, detail: unknown) {
      this.dispatchEvent(new CustomEvent(`agentcare:${type}`, { bubbles: true, composed: true, detail }));
    }

    open = () => this.#command("open");
    close = () => this.#command("close");
    toggle = () => this.#command("toggle");
    sendMessage = (text: string) => this.#command("sendMessage", text);
    identify = (token: string) => this.#command("identify", token);
    setLocale = (locale: string) => this.#command("setLocale", locale);
    reset = () => this.#command("reset");

    #command(...call: unknown[]) {
      const message: CommandMessage = { agentcare: "command", call };
      if (this.#standIn && /open|toggle|send/.test(String(call[0]))) this.#standIn.open = true;
      if (this.#early) this.#early.push(message);
      else this.#send(message);
    }

    #send(message: CommandMessage) {
      const host = this.getAttribute("host");
      if (host) this.#frame?.contentWindow?.postMessage(message, new URL(host).origin);
    }

    #hear({ origin, source, data }: MessageEvent, host: string) {
      if (origin !== host || source !== this.#frame?.contentWindow || !(isHere(data) || isEvent(data))) return;
      this.#here = true;
      clearTimeout(this.#timer);
      // It may have come after all.
      this.#standIn?.remove();
      this.#standIn = null;
      this.#frame.style.display = "";
      if (isHere(data)) return;
      const { type, detail } = data;
      const early = this.#early ?? [];
      this.#early = null;
      for (const message of early) this.#send(message);
      if (type === "open" || type === "close") this.#open = type === "open";
      if (type === "open") this.#resize(matchMedia(PHONE).matches ? WHOLE : OPEN);
      if (type === "close") this.#resize(CLOSED);
      this.#tell(type, detail);
    }

    #resize(size: { width: string; height: string }) {
      if (this.#frame) Object.assign(this.#frame.style, size);
    }
  };
}
