import { Component, type ComponentChildren } from "preact";
import type { AppointmentCard } from "../../../../src/graph/reply.ts";
import { zoneName } from "../../core/clock-text.ts";
import { Problem } from "../../core/problem.ts";
import { download } from "../download.ts";
import { directionsTo } from "../links.ts";
import type { Scene } from "../scene.ts";
import { Answers, questionKind } from "./answers.tsx";
import type { CardProps } from "./card.ts";
import { Countdown } from "./countdown.tsx";

/** A visit as proposed, with its two answers and the time that is left, or as it stands in the book. */
export class Appointment extends Component<CardProps, { over?: string }> {
  override render({ scene, item, live }: CardProps, { over }: { over?: string }) {
    const { strings, lang, state, heading: Heading } = scene;
    const content = item.content as AppointmentCard;
    const kind = questionKind(content.action ?? "book");
    const proposed = content.status === "proposed";
    const until = live && proposed ? state.pending?.expiresAt : null;
    const titles: Record<string, string> = strings.titles;
    const titleId = `${item.id}-title`;
    return (
      // A group, not a region: a conversation full of landmarks is no map.
      <fieldset class={`card visit ${content.status}`} aria-labelledby={titleId}>
        <Heading id={titleId}>
          {proposed ? strings.questions[kind].title : (titles[content.status] ?? strings.titles.other)}
        </Heading>
        {content.reference && (
          <p class="reference">
            <span class="muted">{strings.reference}</span> <b translate={false}>{content.reference}</b>
          </p>
        )}
        <Facts scene={scene} content={content} />
        {until && (
          <Countdown
            key={until}
            scene={scene}
            until={Date.parse(until)}
            onOver={() => this.setState({ over: until })}
          />
        )}
        {proposed ? (
          <Answers scene={scene} kind={kind} live={live} chosen={item.chosen} over={Boolean(until) && over === until} />
        ) : (
          <>
            {content.preparation && (
              <p class="preparation" lang={lang}>
                {content.preparation}
              </p>
            )}
            <Ways scene={scene} content={content} />
          </>
        )}
      </fieldset>
    );
  }
}

function Facts({ scene, content }: { scene: Scene; content: AppointmentCard }) {
  const { strings, lang, locale } = scene;
  const zone = zoneName(content.timeZone, locale);
  const clocks = (
    <>
      <span lang={locale}>{zone}</span>
      {zone && content.yourTime && " · "}
      {content.yourTime}
    </>
  );
  const rows: [keyof Scene["strings"]["facts"], string | undefined, ComponentChildren?][] = [
    ["what", content.visitType],
    ["when", content.when, (zone || content.yourTime) && clocks],
    ["who", content.practitioner],
    ["where", content.location, content.address],
    ["patient", content.patientName, content.patientDetails],
    ["needs", content.needs],
    ["replaces", content.replaces],
  ];
  return (
    <dl>
      {rows.map(
        ([name, text, more]) =>
          text && (
            <div key={name}>
              <dt>{strings.facts[name]}</dt>
              <dd lang={lang}>
                <span>{text}</span>
                {more && <small>{more}</small>}
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** The file for a calendar, and the way there. */
class Ways extends Component<{ scene: Scene; content: AppointmentCard }, { busy?: boolean; outcome?: string }> {
  /** The file needs the session's proof, so it is fetched: a bare link would only show a refusal. */
  async #save(url: string) {
    const { strings, actions, conversation } = this.props.scene;
    if (this.state.busy) return;
    this.setState({ busy: true });
    let outcome: string;
    try {
      const file = await conversation.calendarFile(url);
      download(file);
      outcome = strings.savedFile(file.name);
    } catch (error) {
      outcome = (error instanceof Problem && error.message) || strings.noFile;
    }
    this.setState({ busy: false, outcome });
    actions.announce(outcome);
  }

  override render() {
    const { scene, content } = this.props;
    const { busy, outcome } = this.state;
    const { strings, clinic } = scene;
    const { calendarUrl, address, status, visitType, when } = content;
    const map = address && status !== "cancelled" ? directionsTo(address, clinic.links) : undefined;
    if (!calendarUrl && !map) return null;
    return (
      <>
        <div class="row">
          {calendarUrl && (
            <button
              type="button"
              class="button"
              aria-label={`${strings.calendar}: ${visitType}, ${when}`}
              aria-busy={busy}
              onClick={() => this.#save(calendarUrl)}
            >
              {strings.calendar}
            </button>
          )}
          {map && (
            <a
              class="button"
              href={map}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`${strings.directions}: ${address} ${strings.newTab}`}
            >
              {strings.directions}
            </a>
          )}
        </div>
        {outcome && <p class="muted">{outcome}</p>}
      </>
    );
  }
}
