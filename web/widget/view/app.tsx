import { Component } from "preact";
import type { Change } from "../core/types.ts";
import type { Gesture, ViewParts } from "./contract.ts";
import { Icon } from "./icon.tsx";
import type { Entrances, Later } from "./later.ts";
import { Launcher } from "./launcher.tsx";
import { movesFocus } from "./moves-focus.ts";
import { Panel } from "./panel.tsx";
import { PhoneLink } from "./phone-link.tsx";
import { directionOf } from "./scene.ts";
import { followSurroundings, surroundings } from "./surroundings.ts";

interface AppProps extends ViewParts {
  /** Called with what is mounted. */
  mounted(app: App): void;
  /** Adds styles to those that are there. */
  adopt(css: string): unknown;
}

interface AppState {
  open: boolean;
  unread: number;
  phone: boolean;
  online: boolean;
  /** What is inside the panel: null until it is loaded, false where it could not be. */
  later: Later | null | false;
}

/** The launcher and the panel: all that a page pays for whose visitors never open the conversation. */
export class App extends Component<AppProps, AppState> {
  override state: AppState = { open: false, unread: 0, later: null, ...surroundings() };
  #root: HTMLElement | null = null;
  #launcher: HTMLElement | null = null;
  #entrances: Entrances | null = null;
  /** How it was opened, until there is something to lead to. */
  #opened: Gesture = "script";
  #loading = false;
  #unsubscribe = () => {};
  #unfollow = () => {};

  override componentDidMount() {
    this.#listen();
    if (this.#root) this.#unfollow = followSurroundings(this.#root, () => this.setState(surroundings()));
    this.#load();
    this.props.mounted(this);
  }

  override componentDidUpdate({ store }: AppProps) {
    this.#load();
    if (store === this.props.store) return;
    this.#unsubscribe();
    this.#listen();
  }

  override componentWillUnmount() {
    this.#unsubscribe();
    this.#unfollow();
  }

  get visible(): boolean {
    return this.props.mode !== "bubble" || this.state.open;
  }

  /** Opens the panel. A key leads to the message field, a finger to the conversation, a script nowhere. */
  open(gesture: Gesture): void {
    this.#opened = gesture;
    if (this.visible) {
      this.#enter();
      return;
    }
    this.#count(0);
    // At once: a script may close it again before anything is drawn.
    this.state = { ...this.state, open: true };
    this.setState(({ later }) => ({ open: true, later: later || null }), this.#enter);
    this.props.tell({ type: "open" });
  }

  /** Closes the panel; who was in it is back at the launcher. */
  close = (): void => {
    if (this.props.mode !== "bubble" || !this.state.open) return;
    const root = this.#root?.getRootNode();
    const inside = root instanceof ShadowRoot && root.activeElement;
    this.state = { ...this.state, open: false };
    this.setState({ open: false }, () => inside && this.#launcher?.focus());
    this.props.tell({ type: "close" });
  };

  #enter = () => {
    if (!this.#entrances) return;
    if (this.#opened === "keyboard") this.#entrances.toComposer();
    if (this.#opened === "pointer") this.#entrances.toLog();
    this.#opened = "script";
  };

  #listen() {
    this.#unsubscribe = this.props.store.subscribe((_state, change) => this.#heard(change));
  }

  #heard(change: Change) {
    if (change.type === "cleared") this.#count(0);
    if (change.type === "event" && change.event.type === "TEXT_MESSAGE_END" && !this.visible) {
      this.#count(this.state.unread + 1);
    }
  }

  #count(unread: number) {
    if (unread === this.state.unread) return;
    // At once: several messages may come before anything is drawn.
    this.state = { ...this.state, unread };
    this.setState({ unread });
    this.props.tell({ type: "unread", count: unread });
  }

  /** Loads what is inside when it is first seen; what could not be loaded is tried again by opening once more. */
  #load() {
    if (this.#loading || this.state.later !== null || !this.visible) return;
    this.#loading = true;
    import("./later.ts").then(
      (later) => {
        this.#loading = false;
        this.props.adopt(later.styles);
        this.setState({ later });
      },
      () => {
        this.#loading = false;
        this.setState({ later: false });
      },
    );
  }

  override render(parts: AppProps, { open, unread, phone, online, later }: AppState) {
    const { clinic, strings, locale, mode, position, problem } = parts;
    const onClose = mode === "bubble" ? this.close : undefined;
    const name = clinic.name || strings.frontDesk;
    return (
      <div
        class={`root ${position}`}
        lang={locale}
        dir={directionOf(locale)}
        ref={(root: HTMLElement | null) => {
          this.#root = root;
        }}
      >
        <Panel mode={mode} name={name} open={open} modal={phone} onClose={this.close}>
          {problem || later === false ? (
            <div class="notice">
              {mode === "page" && <h1>{name}</h1>}
              <p role="alert">{problem || strings.unavailable}</p>
              <div class="row">
                {clinic.phone && <PhoneLink phone={clinic.phone} label={strings.call(clinic.phone)} kind="primary" />}
                {onClose && (
                  <button type="button" class="round" aria-label={strings.hide} onClick={onClose}>
                    <Icon name="close" />
                  </button>
                )}
              </div>
            </div>
          ) : (
            later && (
              <later.Inside
                {...parts}
                visible={this.visible}
                online={online}
                onClose={onClose}
                ready={(entrances) => {
                  this.#entrances = entrances;
                  this.#enter();
                }}
              />
            )
          )}
        </Panel>
        {onClose && (
          <Launcher
            label={strings.launcher(name)}
            open={open}
            unread={unread}
            news={unread > 0 ? strings.unread(unread) : ""}
            onToggle={(event) => (open ? this.close() : this.open(movesFocus(event) ? "keyboard" : "pointer"))}
            button={(button) => {
              this.#launcher = button;
            }}
          />
        )}
      </div>
    );
  }
}
