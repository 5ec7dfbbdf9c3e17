import { Component } from "preact";
import type { Scene } from "./scene.ts";
import { sends } from "./sends.ts";

/**
 * Asks once, after something was booked or moved, how it went. Never in the way: it can be passed over, and talking on
 * hides it.
 */
export class Csat extends Component<
  { scene: Scene; outcome: string; onDone(event: Event): void },
  { rating?: number }
> {
  async #send(event: Event, form: HTMLFormElement) {
    const { scene, outcome, onDone } = this.props;
    const { strings, actions, conversation, tell } = scene;
    const { rating } = this.state;
    if (!rating) return;
    const words = new FormData(form).get("comment");
    const comment = String(words ?? "").trim();
    try {
      await conversation.rate(outcome, { rating, ...(comment && { comment: comment.slice(0, 2000) }) });
      tell({ type: "csat", rating });
      actions.hint(strings.thanks);
      onDone(event);
    } catch {
      actions.hint(strings.notRated);
    }
  }

  override render() {
    const { scene, outcome, onDone } = this.props;
    const { strings, conversation } = scene;
    const { rating } = this.state;
    return (
      <form class="card" {...sends((event, form) => void this.#send(event, form))}>
        <fieldset>
          <legend>{strings.howWasIt}</legend>
          <div class="grid ratings">
            {strings.ratings.map((name, index) => (
              <label key={name} class="choice">
                <input
                  type="radio"
                  name="rating"
                  aria-label={strings.rating(index + 1, name)}
                  checked={rating === index + 1}
                  onChange={() => this.setState({ rating: index + 1 })}
                />
                <span aria-hidden="true">
                  <b>{index + 1}</b>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {rating && (
          <label class="field">
            {strings.comment}
            <textarea name="comment" rows={2} />
          </label>
        )}
        <div class="row">
          {rating && (
            <button type="submit" class="button primary">
              {strings.sendRating}
            </button>
          )}
          <button
            type="button"
            class="button"
            onClick={(event) => {
              conversation.passOverRating(outcome);
              onDone(event);
            }}
          >
            {strings.noRating}
          </button>
        </div>
      </form>
    );
  }
}
