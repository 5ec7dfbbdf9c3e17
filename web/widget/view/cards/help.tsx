import type { EmergencyCard, HandoffCard } from "../../../../src/graph/reply.ts";
import { PhoneLink } from "../phone-link.tsx";
import { emergencyNumberOf } from "../scene.ts";
import type { CardProps } from "./card.ts";

/** A person takes over, or can be reached by phone. The card's reason is the desk's; the message says it to the patient. */
export function Handoff({ scene: { strings, heading: Heading }, item }: CardProps) {
  const { phone } = item.content as HandoffCard;
  return (
    <fieldset class="card" aria-label={strings.person}>
      <Heading>{strings.person}</Heading>
      <div class="row">
        <PhoneLink phone={phone} label={strings.call(phone)} kind="primary" />
      </div>
    </fieldset>
  );
}

/** The numbers to call come before any reading; what was just said in words is not said again. */
export function Emergency({ scene, item }: CardProps) {
  const { clinic, strings, locale, lang, state, heading: Heading } = scene;
  const { title, text, calls } = item.content as EmergencyCard;
  const said = state.items.some((other) => other.kind === "text" && other.text === text);
  return (
    <fieldset class="card emergency" aria-label={title} lang={lang}>
      <div class="row">
        {calls.map(({ label, number }) => (
          <PhoneLink key={number} phone={number} label={label} kind={number === clinic.phone ? "" : "urgent"} />
        ))}
      </div>
      <Heading>{title}</Heading>
      {!said && <p>{text}</p>}
      {lang !== locale && <p lang={locale}>{strings.emergency(emergencyNumberOf(clinic))}</p>}
    </fieldset>
  );
}
