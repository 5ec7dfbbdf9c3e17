import { telephone } from "../core/telephone.ts";

/** The `data-*` of the tag that become attributes of the element. */
const SETTINGS = ["clinic", "locale", "mode", "position", "host", "phone", "name"];

/** Where a page calls the widget: a queue until it is loaded. */
export interface Page {
  AgentCare?: { (...call: unknown[]): void; q?: unknown[][] };
}

/**
 * Reads the tag, lets the page call `AgentCare(…)` at once, loads the widget and places its element: a bubble at the
 * end of the body, its frame beside the body, `inline` right after the tag. A tag that runs again (client-side
 * navigation) places no second one, a tag without a clinic none. Where the widget cannot be loaded, there is the clinic's phone number.
 *
 * The widget comes as a module: where a site forbids every trusted-types policy, no script may be added by its address,
 * but a module may be imported; its preload is what checks its digest first.
 */
export function load(
  script: HTMLScriptElement,
  page: Page,
  files: { readonly chat: WidgetFile; readonly frame: WidgetFile },
): void {
  const { dataset, src } = script;
  if (!page.AgentCare) {
    const calls: unknown[][] = [];
    page.AgentCare = Object.assign((...call: unknown[]) => void calls.push(call), { q: calls });
  }
  const framed = dataset.mode === "iframe";
  const [name, integrity] = framed ? files.frame : files.chat;
  const element = document.createElement(framed ? "agentcare-frame" : "agentcare-chat");
  for (const setting of SETTINGS) {
    const value = dataset[setting];
    if (value) element.setAttribute(setting, value);
  }
  if (!dataset.host) element.setAttribute("host", new URL(src).origin);

  const place = () => {
    // The page writes its elements itself.
    if (!dataset.clinic) return;
    if (dataset.mode === "inline") {
      if (script.nextElementSibling?.localName !== element.localName) script.after(element);
      return;
    }
    const there = [...document.querySelectorAll(element.localName)];
    if (there.some((other) => other.getAttribute("clinic") === dataset.clinic)) return;
    // Where another one stands, there is the other corner.
    const isTaken = (other: Element) =>
      other.getAttribute("mode") !== "inline" && isAtStart(other) === isAtStart(element);
    if (there.some(isTaken)) element.setAttribute("position", isAtStart(element) ? "end" : "start");
    // Client-side navigation exchanges the body, and a frame that is moved loads anew.
    (framed ? document.documentElement : document.body).append(element);
  };
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);

  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = new URL(name, src).href;
  link.integrity = integrity;
  link.crossOrigin = "anonymous";
  const fail = () => {
    console.error("[AgentCare] The chat could not be loaded; its address or its digest is wrong.");
    const { name: clinic = "", phone } = dataset;
    if (!phone) return;
    const call = document.createElement("a");
    call.href = telephone(phone);
    call.textContent = `${clinic} ${phone}`;
    element.replaceChildren(call);
  };
  link.onload = () => import(/* @vite-ignore */ link.href).catch(fail);
  link.onerror = fail;
  document.head.append(link);
}

const isAtStart = (bubble: Element) => bubble.getAttribute("position") === "start";
