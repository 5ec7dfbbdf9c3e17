import { Component, type ComponentChildren, type ComponentType } from "preact";
import { isLive } from "../core/liveness.ts";
import type { Item } from "../core/types.ts";
import { Question } from "./cards/answers.tsx";
import { Appointment } from "./cards/appointment.tsx";
import type { CardProps } from "./cards/card.ts";
import { Form } from "./cards/form.tsx";
import { Emergency, Handoff } from "./cards/help.tsx";
import { Times } from "./cards/nothing-fits.tsx";
import { Message, Notice } from "./message.tsx";
import type { Scene } from "./scene.ts";
import { keepInView } from "./scroll.ts";

const CARDS: Readonly<Record<string, ComponentType<CardProps>>> = {
  "agentcare.slots": Times,
  "agentcare.form": Form,
  "agentcare.appointment": Appointment,
  "agentcare.handoff": Handoff,
  "agentcare.emergency": Emergency,
  "page.question": Question,
};

/** What scrolls must be reachable by keyboard, though there is nothing to operate. */
const REACHABLE = { tabIndex: 0 };

interface TranscriptProps {
  scene: Scene;
  scroller(element: HTMLElement | null): void;
  before: ComponentChildren;
  after: ComponentChildren;
}

/**
 * The conversation. A log that is not live: what is finished is announced elsewhere, once. It follows the newest until
 * the reader scrolls away.
 */
export class Transcript extends Component<TranscriptProps> {
  #scroller: HTMLElement | null = null;
  #following = true;
  #placedAt = 0;
  #resized: ResizeObserver | undefined;

  #place = () => {
    if (this.#following && this.#scroller) this.#placedAt = keepInView(this.#scroller);
  };

  #scrolled = () => {
    const box = this.#scroller;
    // Only the reader's own scrolling counts: away from the newest, or back to it.
    if (!box || Math.abs(box.scrollTop - this.#placedAt) < 2) return;
    this.#following = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  };

  override componentDidMount() {
    // The keyboard came up, the suggestions took a line, the panel was opened.
    this.#resized = new ResizeObserver(this.#place);
    if (this.#scroller) this.#resized.observe(this.#scroller);
    this.#place();
  }

  override componentDidUpdate({ scene }: TranscriptProps) {
    // The patient did something: show what comes of it.
    if (this.props.scene.state.running && !scene.state.running) this.#following = true;
    this.#place();
  }

  override componentWillUnmount() {
    this.#resized?.disconnect();
  }

  override render({ scene, scroller, before, after }: TranscriptProps) {
    const { state, strings } = scene;
    const writing = state.items.some((item) => item.kind === "text" && item.status === "streaming");
    return (
      <div
        class="log"
        role="log"
        aria-live="off"
        aria-label={strings.log}
        {...REACHABLE}
        ref={(element: HTMLElement | null) => {
          this.#scroller = element;
          scroller(element);
        }}
        onScroll={this.#scrolled}
      >
        {before}
        {state.items.map((item) => (
          <Entry key={item.id} scene={scene} item={item} live={item.kind === "card" && isLive(state, item)} />
        ))}
        {state.running && !writing && (
          <div class="typing" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        )}
        {after}
      </div>
    );
  }
}

/** One item; drawn again only when something about it changed. A card that cannot be drawn says so below its text. */
class Entry extends Component<{ scene: Scene; item: Item; live: boolean }, { broken?: boolean }> {
  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override shouldComponentUpdate({ scene, item, live }: { scene: Scene; item: Item; live: boolean }, next: object) {
    const now = this.props;
    return (
      item !== now.item ||
      live !== now.live ||
      next !== this.state ||
      scene.strings !== now.scene.strings ||
      (live && scene.state.pending !== now.scene.state.pending)
    );
  }

  override render() {
    const { scene, item, live } = this.props;
    const unshown = () => <Notice scene={scene} item={{ kind: "notice", id: item.id, text: scene.strings.partLost }} />;
    if (this.state.broken) return unshown();
    if (item.kind === "text") return <Message scene={scene} item={item} />;
    if (item.kind === "notice") return <Notice scene={scene} item={item} />;
    const Card = Object.hasOwn(CARDS, item.type) && CARDS[item.type];
    return Card ? <Card scene={scene} item={item} live={live} /> : unshown();
  }
}
