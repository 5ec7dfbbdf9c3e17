import { Component } from "preact";
import { countdownText } from "../../core/clock-text.ts";
import { spokenHold } from "../hold.ts";
import type { Scene } from "../scene.ts";

interface CountdownProps {
  scene: Scene;
  /** On the server's clock, ms. */
  until: number;
  onOver(): void;
}

/** How long a time is still held. It is a timer, which is not read as it runs: what must be heard is announced. */
export class Countdown extends Component<CountdownProps, { left: number }> {
  #ticking: ReturnType<typeof setInterval> | undefined;
  override state = { left: this.#left() };

  #left() {
    const { scene, until } = this.props;
    // The store's, not the scene's: the card may have been drawn before the server's clock was known.
    return until - scene.now() - scene.store.state.clockOffsetMs;
  }

  override componentDidMount() {
    this.#ticking = setInterval(() => this.#tick(), 1000);
    if (this.state.left <= 0) this.props.onOver();
  }

  override componentWillUnmount() {
    clearInterval(this.#ticking);
  }

  #tick() {
    const { scene, onOver } = this.props;
    const before = this.state.left;
    const left = this.#left();
    this.setState({ left });
    const spoken = spokenHold(before, left, scene.strings);
    if (spoken) scene.actions.announce(spoken);
    if (before > 0 && left <= 0) onOver();
  }

  override render({ scene: { strings } }: CountdownProps, { left }: { left: number }) {
    return (
      <p class="muted">
        {left <= 0 ? (
          strings.holdOver
        ) : (
          <>
            {strings.holding} <b role="timer">{countdownText(left)}</b>
          </>
        )}
      </p>
    );
  }
}
