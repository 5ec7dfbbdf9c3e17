import { normaliseText } from "./normalise.ts";

/** Said before it: "no", "all wrong", "sorry, can we". */
const RUN_UP =
  "(?:(?:ok|okay|no|oh|wait|sorry|hmm|um|uh|well|actually|please|pls|all|that's|that is|this is|it's|wrong|nope|hang|on|stop|forget|it|let's|lets|let us|let me|can|could|i|we|you|just|want to|would like to|i'd like to|need to|must|have to|may|and|so|then)[,.!:;-]*\\s+)*";
const AGAIN =
  "(?:start|begin|do it|do this|go)\\s+(?:(?:all|it|this|everything|right|again|once|more)\\s+)*(?:over|again|afresh|anew|fresh|new|from\\s+(?:scratch|zero|the\\s+(?:beginning|start|top)))(?:\\s+(?:all\\s+)?(?:again|over|please|pls|from\\s+(?:scratch|zero|the\\s+(?:beginning|start|top))))*|from\\s+(?:scratch|the\\s+(?:beginning|start|top))|scrap\\s+(?:all\\s+)?(?:that|this|it|everything)|scratch\\s+(?:all\\s+)?(?:that|this|everything)|reset|restart";
const START_OVER = new RegExp(
  `^${RUN_UP}(?:${AGAIN})(?:\\s+p[leas]{2,8})?\\s*[,.!:;-]+\\s*(?:p[leas]{2,8}[,.!]*\\s+)?(?=\\p{L})`,
  "iu",
);
const JOINED = new RegExp(`^${RUN_UP}(?:${AGAIN})(?:\\s+p[leas]{2,8})?\\s+(?:and|but|with|now|because)\\s+`, "iu");

/**
 * "Let's start over. I need an exam on Tuesday": what is said after the words that throw everything away; null when they
 * are not there, or are all there is (control-words.ts). Pure.
 */
export function saidAfterStartOver(message: string): string | null {
  const text = normaliseText(message);
  const found = START_OVER.exec(text) ?? JOINED.exec(text);
  const rest = found ? text.slice(found[0].length).trim() : "";
  return rest.split(/\s+/u).length >= FEWEST_WORDS ? rest : null;
}

/** Less is manners: "start over, thank you". */
const FEWEST_WORDS = 3;
