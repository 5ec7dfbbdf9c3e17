import type { TargetedEvent } from "preact";

/**
 * A form that is never really submitted: its button does the work. A sandboxed frame without `allow-forms` fires no
 * `submit`, but a click on the button it does, also for Enter in a field. `submit` is for who asks the form itself.
 */
export function sends(send: (event: Event, form: HTMLFormElement) => void) {
  const onSubmit = (event: TargetedEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(event, event.currentTarget);
  };
  return {
    noValidate: true,
    onSubmit,
    onClick(event: TargetedEvent<HTMLFormElement>) {
      if (event.defaultPrevented || !(event.target as Element).closest("[type=submit]")) return;
      onSubmit(event);
    },
  };
}
