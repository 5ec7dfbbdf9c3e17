import { said } from "../strings/said.ts";
import type { Scene } from "./scene.ts";

/** Short answers to tap, above the composer; what one says may be in another language than its name. */
export function Suggestions({ scene }: { scene: Scene }) {
  const { strings, actions, lang, locale } = scene;
  const { items, running, suggestions, pending, status } = scene.state;
  const starting = items.length === 0 && !running;
  // What is pending has two buttons of its own; a second bare yes beside them would only raise a doubt.
  const apt = pending ? suggestions.filter((text) => !/^(yes|no)$/i.test(text)) : suggestions;
  const shown = running || status === "ended" ? [] : apt;
  const answers = starting ? said.starters : shown;
  return answers.length === 0 ? null : (
    <ul class="suggestions" aria-label={strings.suggested}>
      {answers.map((text, index) => (
        <li key={text}>
          <button
            type="button"
            class="button"
            dir="auto"
            lang={starting ? locale : lang}
            onClick={(event) => actions.say(text, event)}
          >
            {starting ? strings.starters[index] : text}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * What is not part of the conversation: being offline, reconnecting, a hint. Its own live region, so that a toast never
 * talks over a message.
 */
export function Status({ scene: { strings, state }, hint, online }: { scene: Scene; hint: string; online: boolean }) {
  const network = online ? (state.connection === "reconnecting" ? strings.reconnecting : "") : strings.offline;
  const text = [network, hint].filter(Boolean).join(" ") || (state.status === "handed_off" ? strings.handedOff : "");
  return (
    <p role="status" class={text ? "status" : ""}>
      {text}
    </p>
  );
}
