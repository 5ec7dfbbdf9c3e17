import type { SlotsCard } from "../../../../src/graph/reply.ts";
import { PhoneLink } from "../phone-link.tsx";
import type { CardProps } from "./card.ts";
import { Slots } from "./slots.tsx";

/** Free times; or, where there are none, why, and what to do about it. */
export const Times = (props: CardProps) =>
  (props.item.content as SlotsCard).days.length > 0 ? <Slots {...props} /> : <NothingFits {...props} />;

function NothingFits({ scene: { strings, actions, lang, heading: Heading }, item, live }: CardProps) {
  const { visitType, reasons = [], nextSteps = [] } = item.content as SlotsCard;
  return (
    <fieldset class="card" aria-label={strings.nothingFits}>
      <Heading>{strings.nothingFits}</Heading>
      <p class="muted" lang={lang}>
        {visitType}
      </p>
      <ul lang={lang}>
        {reasons.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {live && (
        <div class="row" lang={lang}>
          {nextSteps.map(({ label, say, phone }) =>
            phone ? (
              <PhoneLink key={label} phone={phone} label={label} />
            ) : (
              <button key={label} type="button" class="button" onClick={(event) => actions.say(say ?? label, event)}>
                {label}
              </button>
            ),
          )}
        </div>
      )}
    </fieldset>
  );
}
