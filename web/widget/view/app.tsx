import { Component } from "preact";
import { isUnanswered } from "../core/store.ts";
import type { Change, ViewState } from "../core/types.ts";
import { createAnnouncer } from "./announcer.ts";
import { Composer } from "./composer.tsx";
import type { Gesture, ViewParts } from "./contract.ts";
import { Status, Suggestions } from "./dock.tsx";
import { download } from "./download.ts";
import { Header } from "./header.tsx";
import { Launcher } from "./launcher.tsx";
import { movesFocus } from "./moves-focus.ts";
import { outcomeOf } from "./outcome.ts";
import { Panel } from "./panel.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { type Actions, directionOf, type Later, otherLanguage, type Scene } from "./scene.ts";
import { followSurroundings, surroundings } from "./surroundings.ts";
import { Transcript } from "./transcript.tsx";

interface AppProps extends ViewParts {
  /** Called with what is mounted. */
  mounted(app: App): void;
  /** Adds styles to those that are there. */
  adopt(css: string): void;
}

interface AppState {
  open: boolean;
  optionsOpen: boolean;
  ending: boolean;
  unread: number;
  hint: string;
  phone: boolean;
  online: boolean;
  later: Later | null;
}

/** The whole of what is seen, and what it does when the conversation changes. */
export class App extends Component<AppProps, AppState> {
  override state: AppState = {
    open: false,
    optionsOpen: false,
    ending: false,
    unread: 0,
    hint: "",
    later: null,
    ...surroundings(),
  };
  #root: HTMLElement | null = null;
  #region: HTMLElement | null = null;
  #launcher: HTMLButtonElement | null = null;
  #log: HTMLElement | null = null;
  #field: HTMLElement | null = null;
  #loading = false;
  #unsubscribe = () => {};
  #unfollow = () => {};
  #announce = createAnnouncer(() => this.#region);

  override componentDidMount() {
    this.#unsubscribe = this.props.store.subscribe(this.#changed);
    if (this.#root) this.#unfollow = followSurroundings(this.#root, () => this.setState(surroundings()));
    this.#loadLater();
    this.props.mounted(this);
  }

  override componentDidUpdate({ store }: AppProps) {
    this.#loadLater();
    if (store === this.props.store) return;
    this.#unsubscribe();
    this.#unsubscribe = this.props.store.subscribe(this.#changed);
  }

  override componentWillUnmount() {
    this.#unsubscribe();
    this.#unfollow();
  }

  /** Once, when the conversation is first seen. Where it does not arrive, texts stand alone until the next try. */
  #loadLater() {
    if (this.#loading || this.state.later || !this.visible) return;
    this.#loading = true;
    import("./later.ts").then(
      (later) => {
        this.props.adopt(later.styles);
        this.setState({ later });
      },
      () => {
        this.#loading = false;
      },
    );
  }

  get visible(): boolean {
    return this.props.mode !== "bubble" || this.state.open;
  }

  /** Opens the panel. A key leads to the message field, a finger to the conversation, a script nowhere. */
  open(gesture: Gesture): void {
    const focus = () => {
      if (gesture === "keyboard") this.#toComposer();
      if (gesture === "pointer") this.#log?.focus({ preventScroll: true });
    };
    if (this.visible) {
      focus();
      return;
    }
    this.#tellUnread(0);
    this.setState({ open: true, unread: 0 }, focus);
    this.props.tell({ type: "open" });
  }

  /** Closes the panel; who was in it is back at the launcher. */
  close(): void {
    if (this.props.mode !== "bubble" || !this.state.open) return;
    const root = this.#root?.getRootNode();
    const inside = root instanceof ShadowRoot && root.activeElement;
    this.setState({ open: false, optionsOpen: false, ending: false }, () => inside && this.#launcher?.focus());
    this.props.tell({ type: "close" });
  }

  #tellUnread(count: number) {
    if (count !== this.state.unread) this.props.tell({ type: "unread", count });
  }

  #toComposer = () => this.#field?.focus({ preventScroll: true });

  #hint = (hint: string) => this.setState({ hint });

  #changed = (state: ViewState, change: Change) => {
    const { strings } = this.props;
    this.setState({});
    // Before the first answer, once in a conversation: whom one talks to, and where to go in an emergency.
    if (change.type === "submitted" && state.items.length === 1) this.#announce(this.#notice());
    if (change.type === "run_lost") this.#announce(change.text);
    if (change.type === "cleared") this.setState({ hint: strings.cleared, optionsOpen: false, ending: false });
    if (change.type !== "event") return;
    const { event } = change;
    if (event.type === "TEXT_MESSAGE_END") {
      const message = state.items.find(({ id }) => id === event.messageId);
      if (message?.kind === "text") this.#said(message.text);
    }
    if (event.type === "RUN_FINISHED" && isUnanswered(state)) this.#hint(strings.withStaff);
    if (event.type === "RUN_ERROR" && typeof event.message === "string") this.#announce(event.message);
  };

  #said(text: string) {
    if (this.visible) {
      this.#announce(text);
      return;
    }
    this.#tellUnread(this.state.unread + 1);
    this.setState(({ unread }) => ({ unread: unread + 1 }));
  }

  #notice() {
    const { strings, clinic } = this.props;
    return strings.aiNotice(clinic.emergencyNumber ?? "911");
  }

  /** Starts a turn from a gesture. The focus goes to the composer only here, never when a message arrives. */
  #begin(event: Event, start: () => Promise<boolean>): boolean {
    if (!this.props.conversation.idle) {
      this.#hint(this.props.strings.oneMoment);
      return false;
    }
    this.#hint("");
    void start();
    if (movesFocus(event)) this.#toComposer();
    return true;
  }

  #actions: Actions = {
    tap: (action, text, event) => this.#begin(event, () => this.props.conversation.tap(action, text)),
    answer: (approved, text, event) => this.#begin(event, () => this.props.conversation.answer(approved, text)),
    say: (text, event) => this.#begin(event, () => this.props.conversation.say(text)),
    retry: (submission, event) => this.#begin(event, () => this.props.conversation.retry(submission)),
    stop: async () => {
      const { conversation, strings } = this.props;
      if (!(await conversation.stop()) && !conversation.idle) this.#hint(strings.cannotStop);
    },
    announce: this.#announce,
    hint: this.#hint,
  };

  #save = () => {
    const { clinic, strings, store, now } = this.props;
    const text = this.state.later?.transcriptText(store.state.items, clinic.name, strings);
    const name = `chat-${new Date(now()).toISOString().slice(0, 10)}.txt`;
    download({ name, content: new Blob([text ?? ""], { type: "text/plain;charset=utf-8" }) });
  };

  override render(parts: AppProps, { open, optionsOpen, ending, unread, hint, phone, online, later }: AppState) {
    const { clinic, strings, locale, mode, position, problem, conversation } = parts;
    const scene: Scene = {
      ...parts,
      state: parts.store.state,
      later,
      actions: this.#actions,
      lang: otherLanguage(locale, clinic.languages),
      heading: mode === "page" ? "h2" : "h3",
    };
    const bubble = mode === "bubble";
    const outcome = scene.state.running ? null : outcomeOf(scene.state.items);
    const close = () => this.close();
    return (
      <div
        class={`root ${position}`}
        lang={locale}
        dir={directionOf(locale)}
        ref={(root: HTMLElement | null) => {
          this.#root = root;
        }}
      >
        <Panel scene={scene} open={open} modal={phone} onClose={close}>
          <Header
            scene={scene}
            optionsOpen={optionsOpen}
            onOptions={() => this.setState({ optionsOpen: !optionsOpen })}
            onSave={this.#save}
            onEnd={() => this.setState({ ending: true })}
            onClose={bubble ? close : undefined}
          />
          {problem ? (
            <div class="notice">
              <p>{problem}</p>
              <PhoneLink phone={clinic.phone} label={strings.call(clinic.phone)} kind="primary" />
            </div>
          ) : (
            <>
              <Transcript
                scene={scene}
                before={<Welcome scene={scene} notice={this.#notice()} />}
                after={
                  outcome &&
                  later &&
                  conversation.mayRate(outcome) && (
                    <later.Csat
                      key={outcome}
                      scene={scene}
                      outcome={outcome}
                      onDone={() => this.setState({}, this.#toComposer)}
                    />
                  )
                }
                scroller={(log) => {
                  this.#log = log;
                }}
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
            </>
          )}
          {ending && later && (
            <later.EndDialog scene={scene} onKept={() => this.setState({ ending: false })} onEnded={this.#toComposer} />
          )}
          <div
            class="unseen"
            aria-live="polite"
            ref={(region: HTMLElement | null) => {
              this.#region = region;
            }}
          />
        </Panel>
        {bubble && (
          <Launcher
            scene={scene}
            open={open}
            unread={unread}
            onToggle={(event) => (open ? close() : this.open(movesFocus(event) ? "keyboard" : "pointer"))}
            button={(button) => {
              this.#launcher = button;
            }}
          />
        )}
      </div>
    );
  }
}

/** What stands above the first message, and stays there: what this is, and what it is not for. */
function Welcome({
  scene: { strings, lang, locale, state, heading: Heading },
  notice,
}: {
  scene: Scene;
  notice: string;
}) {
  return (
    <>
      {state.items.length === 0 && (
        <div class="welcome">
          <Heading>{strings.welcome}</Heading>
          <p class="muted">{strings.welcomeMore}</p>
        </div>
      )}
      <p class="muted">
        {notice}
        {lang && ` ${strings.otherLanguage(new Intl.DisplayNames(locale, { type: "language" }).of(lang) ?? lang)}`}
      </p>
    </>
  );
}
