import { Component } from "preact";
import type { SlotsCard } from "../../../../src/graph/reply.ts";
import { zoneName } from "../../core/clock-text.ts";
import { said } from "../../strings/said.ts";
import { sends } from "../sends.ts";
import type { CardProps } from "./card.ts";

/**
 * Free times as radio buttons, a group a day. One tap picks; arrows move and Enter picks; assistive technology that
 * only checks a radio finds the "Choose" button.
 */
export class Slots extends Component<CardProps, { checked?: string }> {
  override render({ scene, item, live }: CardProps, { checked = item.chosen }: { checked?: string }) {
    const { strings, actions, lang, locale, heading: Heading } = scene;
    const { visitType, timeZone, days } = item.content as SlotsCard;
    const all = days.flatMap((day) => day.slots.map((slot) => ({ day, slot })));
    const onePlace = new Set(all.map(({ slot }) => slot.location)).size === 1;
    const picked = all.find(({ slot }) => slot.slotId === checked);
    /** Whether it was: only then it is marked, and said to be. */
    const pick = (slotId: string, event: Event) => {
      const choice = all.find(({ slot }) => slot.slotId === slotId);
      if (!live || !choice || slotId === item.chosen) return false;
      const { day, slot } = choice;
      const words = said.slot(day.label, slot.label, slot.practitioner);
      if (!actions.tap({ type: "select_slot", slotId }, words, event)) return false;
      this.setState({ checked: slotId });
      actions.announce(strings.selected(slot.accessibleName));
      return true;
    };
    const ask = (label: string, words: string) => (
      <button type="button" class="button" onClick={(event) => actions.say(words, event)}>
        {label}
      </button>
    );
    return (
      <form class={`card slots ${live ? "" : "past"}`} {...sends((event) => checked && pick(checked, event))}>
        <div>
          <Heading lang={lang}>{visitType}</Heading>
          <p class="muted">
            {[onePlace ? all[0]?.slot.location : "", zoneName(timeZone, locale)].filter(Boolean).join(" · ")}
          </p>
        </div>
        {days.map((day) => (
          <fieldset key={day.date} lang={lang}>
            <legend>{day.label}</legend>
            <div class="grid">
              {day.slots.map(({ slotId, label, accessibleName, yourTime, practitioner, location }) => (
                <label key={slotId} class="choice">
                  <input
                    type="radio"
                    name={item.id}
                    value={slotId}
                    aria-label={accessibleName}
                    checked={slotId === checked}
                    // Never `disabled`: a screen reader would skip the choice and read the question without its answer.
                    aria-disabled={!live || slotId === item.chosen ? "true" : undefined}
                    onClick={(event) => {
                      if (!live || (event.detail > 0 && !pick(slotId, event))) event.preventDefault();
                    }}
                    onChange={() => live && this.setState({ checked: slotId })}
                    onKeyDown={(event) => {
                      if (event.key !== "Enter") return;
                      event.preventDefault();
                      pick(slotId, event);
                    }}
                  />
                  {/* All of it is in the radio's name. */}
                  <span aria-hidden="true">
                    <b>{label}</b>
                    {[yourTime, practitioner, onePlace ? "" : location].map((text) => text && <small>{text}</small>)}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        {live && picked && checked !== item.chosen && (
          <button type="submit" class="button primary">
            {strings.chooseTime(picked.day.label, picked.slot.label)}
          </button>
        )}
        {live && (
          <fieldset class="row" aria-label={strings.otherTimes}>
            {ask(strings.earlier, said.earlier)}
            {ask(strings.later, said.later)}
            {ask(strings.otherDays, said.otherDays)}
          </fieldset>
        )}
      </form>
    );
  }
}
