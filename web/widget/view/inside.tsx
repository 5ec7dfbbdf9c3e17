import { Component } from "preact";
import { isUnanswered } from "../core/store.ts";
import type { Change, ViewState } from "../core/types.ts";
import { createAnnouncer } from "./announcer.ts";
import { Composer } from "./composer.tsx";
import type { ViewParts } from "./contract.ts";
import { Csat } from "./csat.tsx";
import { Status, Suggestions } from "./dock.tsx";
import { download } from "./download.ts";
import { EndDialog } from "./end-dialog.tsx";
import { Header } from "./header.tsx";
import { movesFocus } from "./moves-focus.ts";
import { outcomeOf } from "./outcome.ts";
import { type Actions, emergencyNumberOf, otherLanguage, type Scene } from "./scene.ts";
import { Transcript } from "./transcript.tsx";
import { transcriptText } from "./transcript-text.ts";
import { Welcome } from "./welcome.tsx";

/** Where the focus may be led. */
export interface Entrances {
  toComposer(): void;
  toLog(): void;
}

interface InsideProps extends ViewParts {
  /** Whether it can be seen and heard now. */
  visible: boolean;
  online: boolean;
  /** Not given where there is nothing to close. */
  onClose: (() => void) | undefined;
  ready(entrances: Entrances): void;
}

interface InsideState {
  optionsOpen: boolean;
  ending: boolean;
  hint: string;
}

/** The conversation, and what is said aloud as it goes on. */
export class Inside extends Component<InsideProps, InsideState> {
  override state: InsideState = { optionsOpen: false, ending: false, hint: "" };
  #region: HTMLElement | null = null;
  #log: HTMLElement | null = null;
  #field: HTMLTextAreaElement | null = null;
  #unsubscribe = () => {};
  #announce = createAnnouncer(() => this.#region);

  override componentDidMount() {
    const { store, ready } = this.props;
    this.#unsubscribe = store.subscribe(this.#changed);
    ready({ toComposer: this.#toComposer, toLog: this.#toLog });
    const panel = this.#region?.parentElement;
    panel?.addEventListener("focusin", intoView);
    for (const type of ["keydown", "keypress", "keyup"]) panel?.addEventListener(type, keepToOurselves);
    // The page's script may have spoken before this was there.
    if (store.state.running) this.#greet(store.state);
  }

  override componentDidUpdate({ store }: InsideProps) {
    if (store === this.props.store) return;
    this.#unsubscribe();
    this.#unsubscribe = this.props.store.subscribe(this.#changed);
  }

  override componentWillUnmount() {
    this.#unsubscribe();
  }

  #toComposer = () => this.#field?.focus({ preventScroll: true });
  #toLog = () => this.#log?.focus({ preventScroll: true });
  /** What had the focus is gone. A finger is led where no keyboard rises. */
  #goOn = (event: Event) => (movesFocus(event) ? this.#toComposer() : this.#toLog());
  #hint = (hint: string) => this.setState({ hint });
  #say = (text: string) => this.props.visible && this.#announce(text);

  /** Before the first answer, once in a conversation: whom one talks to, and where to go in an emergency. */
  #greet({ items }: ViewState) {
    const { strings, clinic } = this.props;
    if (items.length === 1) this.#say(strings.aiNotice(emergencyNumberOf(clinic)));
  }

  #changed = (state: ViewState, change: Change) => {
    const { strings } = this.props;
    this.setState({});
    if (change.type === "submitted") this.#greet(state);
    if (change.type === "run_lost") {
      this.#say(change.text);
      this.#answered();
    }
    // A hint that something waits for the network is over with the waiting.
    if (change.type === "connection") this.#hint("");
    if (change.type === "idle") this.#hint(change.soon ? strings.idle : "");
    if (change.type === "cleared") this.setState({ hint: strings.cleared, optionsOpen: false, ending: false });
    if (change.type !== "event") return;
    const { event } = change;
    if (event.type === "TEXT_MESSAGE_END") {
      const message = state.items.find(({ id }) => id === event.messageId);
      if (message?.kind === "text") this.#say(message.text);
    }
    if (event.type === "RUN_FINISHED" || event.type === "RUN_ERROR") this.#answered();
    if (event.type === "RUN_FINISHED" && isUnanswered(state)) this.#hint(strings.handedOff);
    if (event.type === "RUN_ERROR") this.#say(typeof event.message === "string" ? event.message : strings.wentWrong);
  };

  /** A hint that something waits for the answer is over with it. */
  #answered() {
    const { oneMoment, answerComing, cannotStop, stillWaiting } = this.props.strings;
    if ([oneMoment, answerComing, cannotStop, stillWaiting].includes(this.state.hint)) this.#hint("");
  }

  /** Starts a turn from a gesture. The focus goes to the composer only here, never when a message arrives. */
  #begin(event: Event, start: () => Promise<boolean>): boolean {
    if (!this.props.conversation.idle) {
      this.#hint(this.props.strings.oneMoment);
      return false;
    }
    this.#hint("");
    const { strings } = this.props;
    const written = this.#field?.value ?? "";
    start().then(
      // Refused after all: another turn began while the conversation was still being loaded.
      (begun) => begun || this.#takeBack(written, strings.oneMoment),
      () => this.#takeBack(written, strings.unavailable),
    );
    if (movesFocus(event)) this.#toComposer();
    return true;
  }

  /** Nothing was sent: says why, and puts back what was `written`, unless more was written since. */
  #takeBack(written: string, why: string) {
    this.#hint(why);
    if (!this.#field || this.#field.value) return;
    this.#field.value = written;
    // As if it had been typed: the field grows with it.
    this.#field.dispatchEvent(new Event("input"));
  }

  #actions: Actions = {
    tap: (action, text, event) => this.#begin(event, () => this.props.conversation.tap(action, text)),
    answer: (approved, text, event) => this.#begin(event, () => this.props.conversation.answer(approved, text)),
    say: (text, event) => this.#begin(event, () => this.props.conversation.say(text)),
    retry: (submission, event) => this.#begin(event, () => this.props.conversation.retry(submission)),
    stop: async () => {
      const { conversation, store, strings } = this.props;
      if ((await conversation.stop()) || conversation.idle) return;
      this.#hint(store.state.connection === "online" ? strings.cannotStop : strings.stillWaiting);
    },
    announce: this.#say,
    hint: this.#hint,
  };

  #save = () => {
    const { clinic, locale, strings, store, now } = this.props;
    const today = new Date(now());
    const date = today.toLocaleDateString(locale, { dateStyle: "long", timeZone: clinic.timeZone });
    const text = transcriptText(store.state.items, [clinic.name, clinic.phone, date], strings);
    const name = `chat-${today.toISOString().slice(0, 10)}.txt`;
    download({ name, content: new Blob([text], { type: "text/plain;charset=utf-8" }) });
  };

  override render(parts: InsideProps, { optionsOpen, ending, hint }: InsideState) {
    const { clinic, locale, mode, conversation, store, online, onClose } = parts;
    const lang = otherLanguage(locale, clinic.languages) ?? locale;
    const heading = mode === "page" ? "h2" : "h3";
    const scene: Scene = { ...parts, state: store.state, actions: this.#actions, lang, heading };
    const outcome = scene.state.running ? null : outcomeOf(scene.state.items);
    return (
      <>
        {mode === "page" && (
          <button type="button" class="button skip" onClick={this.#toComposer}>
            {parts.strings.write}
          </button>
        )}
        <Header
          scene={scene}
          optionsOpen={optionsOpen}
          onOptions={() => this.setState({ optionsOpen: !optionsOpen })}
          onSave={this.#save}
          onEnd={() => this.setState({ ending: true })}
          onClose={onClose}
        />
        <Transcript
          scene={scene}
          scroller={(log) => {
            this.#log = log;
          }}
          before={<Welcome scene={scene} />}
          after={
            outcome &&
            conversation.mayRate(outcome) && (
              <Csat
                key={outcome}
                scene={scene}
                outcome={outcome}
                onDone={(event) => this.setState({}, () => this.#goOn(event))}
              />
            )
          }
        />
        <div class="dock">
          <Status scene={scene} hint={hint} online={online} />
          <Suggestions scene={scene} />
          <Composer
            scene={scene}
            field={(field) => {
              this.#field = field;
            }}
          />
        </div>
        {ending && <EndDialog scene={scene} onKept={() => this.setState({ ending: false })} onEnded={this.#goOn} />}
        <div
          class="unseen"
          aria-live="polite"
          ref={(region: HTMLElement | null) => {
            this.#region = region;
          }}
        />
      </>
    );
  }
}

/** What is typed here is no shortcut of the page around: out there, keys come from no field that it would know. */
function keepToOurselves(event: Event): void {
  if (event.target instanceof Element && event.target.matches("input, textarea, select")) event.stopPropagation();
}

/** Browsers leave what a key has reached half out of sight. What a finger has reached must not move under it. */
function intoView({ target }: Event): void {
  if (target instanceof Element && target.matches(":focus-visible")) {
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
