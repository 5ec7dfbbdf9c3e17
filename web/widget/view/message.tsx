import { Component } from "preact";
import type { NoticeItem, TextItem } from "../core/types.ts";
import { withLinks } from "./links.ts";
import { PhoneLink } from "./phone-link.tsx";
import type { Scene } from "./scene.ts";

/** A message of either side. Its text is text: markup in it is shown as it was written. */
export function Message({ scene, item }: { scene: Scene; item: TextItem }) {
  const { strings, clinic, lang } = scene;
  const mine = item.role === "user";
  const pieces = withLinks(item.text, clinic.links);
  const note = { stopped: strings.stopped, failed: strings.unfinished, streaming: "", done: "" }[item.status];
  return (
    <div part={mine ? "bubble-user" : "bubble-bot"} class={`message ${mine ? "user" : "bot"} ${item.status}`}>
      <span class="unseen">{mine ? strings.you : strings.assistant} </span>
      {mine ? (
        <p dir="auto">{item.text}</p>
      ) : item.status === "streaming" || pieces.length === 1 ? (
        <Growing text={item.text} lang={lang} />
      ) : (
        <p dir="auto" lang={lang}>
          {pieces.map((piece) =>
            typeof piece === "string" ? (
              piece
            ) : (
              <a href={piece.url} target="_blank" rel="noopener noreferrer">
                {piece.url} <span class="unseen">{strings.newTab}</span>
              </a>
            ),
          )}
        </p>
      )}
      {note && <small>{note}</small>}
    </div>
  );
}

/** A text that may still be coming: adding to its node keeps a reader's selection, to its end and beyond. */
class Growing extends Component<{ text: string; lang: string }> {
  #shown = "";
  #node = document.createTextNode("");

  override shouldComponentUpdate({ text }: { text: string }) {
    if (text.startsWith(this.#shown)) this.#node.appendData(text.slice(this.#shown.length));
    else this.#node.data = text;
    this.#shown = text;
    return false;
  }

  override render({ text, lang }: { text: string; lang: string }) {
    this.#shown = this.#node.data = text;
    return <p dir="auto" lang={lang} ref={(line: HTMLElement | null) => line?.append(this.#node)} />;
  }
}

/** Something went wrong, and how to mend it: again, or by phone. */
export function Notice({ scene, item }: { scene: Scene; item: NoticeItem }) {
  const { strings, clinic, actions } = scene;
  const { retry } = item;
  return (
    <div class="notice">
      <p dir="auto">{item.text}</p>
      <div class="row">
        {retry && (
          <button type="button" class="button" onClick={(event) => actions.retry(retry, event)}>
            {strings.tryAgain}
          </button>
        )}
        <PhoneLink phone={clinic.phone} label={strings.call(clinic.phone)} />
      </div>
    </div>
  );
}
