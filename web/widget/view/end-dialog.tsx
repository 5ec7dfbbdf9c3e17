import { Component } from "preact";
import type { Scene } from "./scene.ts";

/** Asks before the conversation is ended and its text deleted. Mounted while it asks. */
export class EndDialog extends Component<
  { scene: Scene; onKept(): void; onEnded(event: Event): void },
  { problem?: boolean }
> {
  async #end(event: Event) {
    const { scene, onEnded } = this.props;
    try {
      await scene.conversation.clear();
      onEnded(event);
    } catch {
      this.setState({ problem: true });
    }
  }

  override render() {
    const { scene, onKept } = this.props;
    const { strings, heading: Heading } = scene;
    return (
      <dialog
        class="card ask"
        aria-labelledby="end-title"
        ref={(dialog: HTMLDialogElement | null) => {
          if (dialog && !dialog.open) dialog.showModal();
        }}
        onClose={onKept}
        // Its Escape is its own: the panel behind it stays.
        onKeyDown={(event) => event.stopPropagation()}
      >
        <Heading id="end-title">{strings.endTitle}</Heading>
        <p>{strings.endText}</p>
        <p role="alert" class="fault">
          {this.state.problem && strings.notEnded}
        </p>
        <div class="row">
          <button type="button" class="button primary" onClick={(event) => this.#end(event)}>
            {strings.end}
          </button>
          <button type="button" class="button" onClick={(event) => event.currentTarget.closest("dialog")?.close()}>
            {strings.keep}
          </button>
        </div>
      </dialog>
    );
  }
}
