// Questions about the layout, as expressions to be evaluated in a page with one chat; each answers with a list of what
// is wrong, in words.

const PRELUDE = `
  const root = document.querySelector("agentcare-chat").shadowRoot;
  const nameOf = (element) => (element.getAttribute("aria-label") || element.textContent || element.name || element.className).trim().slice(0, 60);
  const shown = (selector) => [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility());`;

const list = (body: string) => `(() => { ${PRELUDE} ${body} })()`;

/** What can be operated and has a side under `least` CSS pixels. A link in a text may. */
export const tooSmall = (least: number) =>
  list(`return shown("button, input, textarea, a:not(p a)").flatMap((element) => {
    const { width, height } = element.getBoundingClientRect();
    return Math.min(width, height) < ${least} ? [nameOf(element) + " " + width + "×" + height] : [];
  });`);

/** Fields whose letters are so small that a phone zooms in on them. */
export const SMALL_LETTERS = list(`return shown("input:not([type=radio]), textarea").flatMap((field) => {
    const size = Number.parseFloat(getComputedStyle(field).fontSize);
    return size < 16 ? [nameOf(field) + " " + size + " px"] : [];
  });`);

/**
 * What scrolls sideways, and words that are not to be seen in full: out of the window, cut by a box that does not
 * scroll, or out of the button that they name. What is only for screen readers is left out.
 */
export const CUT_OFF = list(`
  const wrong = [];
  // A row that only fingers get, to swipe.
  const swiped = matchMedia("(pointer: coarse)").matches ? ".suggestions, " : "";
  if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page scrolls sideways");
  for (const element of shown("*")) {
    const style = getComputedStyle(element);
    if (/auto|scroll/.test(style.overflowX + style.overflowY) && !element.matches(swiped + "textarea") && element.scrollWidth > element.clientWidth + 1)
      wrong.push(nameOf(element) + " scrolls sideways");
    if (element.closest(swiped + ".unseen, .skip:not(:focus)")) continue;
    for (const text of element.childNodes) {
      if (text.nodeType !== Node.TEXT_NODE || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      let { left, right, top, bottom } = range.getBoundingClientRect();
      const say = (where) => wrong.push("“" + text.data.trim().slice(0, 40) + "” is cut off by " + where);
      for (let box = element; box && !box.querySelector(":scope > .ask"); box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const edge = box.getBoundingClientRect();
        const holds = box.matches("button, a.button, .choice > span, .badge, .message.user");
        if ((overflowX !== "visible" || holds) && (left < edge.left - 1 || right > edge.right + 1)) say(box.className);
        if ((overflowY === "hidden" || holds) && (top < edge.top - 1 || bottom > edge.bottom + 1)) say(box.className);
        if (/auto|scroll/.test(overflowY)) ({ top, bottom } = edge);
      }
      if (left < -1 || right > innerWidth + 1) say("the window");
    }
  }
  return wrong;`);

/** What can be operated, or holds something together, and has no edge of its own that can be told from what is behind it. */
export const FAINT = list(`
  const behind = getComputedStyle(root.querySelector(".root")).getPropertyValue("background-color");
  return shown(".button, .round, .launcher, .field input, .field textarea, .composer, .choice > span, .card, .log > .user, .panel.bubble").flatMap((element) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
    const drawn = borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) >= 1;
    return drawn && ![backgroundColor, behind, "rgba(0, 0, 0, 0)"].includes(borderTopColor) ? [] : [nameOf(element)];
  });`);

/** A conversation of which too little is seen to read it: less than four lines. */
export const CRAMPED = list(`return shown(".log").flatMap((log) => {
    const lines = log.clientHeight / Number.parseFloat(getComputedStyle(log).lineHeight);
    return lines < 4 ? [nameOf(log) + " shows " + lines.toFixed(1) + " lines"] : [];
  });`);

/** What of the message field and its button is not wholly inside the window. */
export const OUT_OF_REACH = list(`return shown(".composer textarea, .composer button").flatMap((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight ? [nameOf(element)] : [];
  });`);

/**
 * What has the focus: a number that stays its own, its name, whether it is in the chat, and `hidden`: why it, or a part
 * of it that would fit, cannot be seen, or not as what has the focus; empty when it can.
 */
export const FOCUSED = list(`
  let focus = document.activeElement;
  while (focus.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
  const known = (globalThis.focusedBefore ??= []);
  if (!known.includes(focus)) known.push(focus);
  const answer = { id: known.indexOf(focus), name: nameOf(focus), inside: focus.getRootNode() === root && !focus.matches("dialog"), hidden: "" };
  if (focus === document.body) return answer;
  const target = focus.closest(".choice") ?? focus;
  const ringed = [focus, focus.nextElementSibling, focus.closest(".composer")].some((element) =>
    element && getComputedStyle(element).outlineStyle !== "none" && Number.parseFloat(getComputedStyle(element).outlineWidth) >= 2);
  if (answer.inside && !ringed) return { ...answer, hidden: "without a ring" };
  const { left, right, top, bottom } = target.getBoundingClientRect();
  let window_ = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  // What is modal is cut by nothing around it.
  for (let box = target.parentElement; box && !box.querySelector(":scope > .ask :focus"); box = box.parentElement) {
    if (getComputedStyle(box).overflowY === "visible") continue;
    const edge = box.getBoundingClientRect();
    window_ = {
      left: Math.max(window_.left, edge.left), top: Math.max(window_.top, edge.top),
      right: Math.min(window_.right, edge.right), bottom: Math.min(window_.bottom, edge.bottom),
    };
  }
  const fits = (from, to, least, most) => (to - from > most - least + 1 ? from < most && to > least : from >= least - 1 && to <= most + 1);
  if (!fits(left, right, window_.left, window_.right) || !fits(top, bottom, window_.top, window_.bottom))
    return { ...answer, hidden: "outside of what is visible: " + [left, top, right, bottom].map(Math.round) };
  const x = (Math.max(left, window_.left) + Math.min(right, window_.right)) / 2;
  const y = (Math.max(top, window_.top) + Math.min(bottom, window_.bottom)) / 2;
  const hit = focus.getRootNode().elementFromPoint(x, y);
  if (!hit || !(target.contains(hit) || hit.contains(target) && hit.closest("label"))) return { ...answer, hidden: "behind " + (hit?.className || hit?.localName) };
  return answer;`);

/** How many stops the Tab key should make in the chat: a group of radio buttons is one. */
export const STOPS = `(() => { ${PRELUDE}
  const top = root.querySelector("dialog:modal .ask:modal, .ask:modal") ?? root.querySelector("dialog:modal") ?? root;
  const stops = [...top.querySelectorAll("button, a[href], textarea, input, [tabindex='0']")].filter((element) => element.checkVisibility());
  const radios = stops.filter(({ type }) => type === "radio");
  return stops.length - radios.length + new Set(radios.map(({ form, name }) => form && name)).size;
})()`;
