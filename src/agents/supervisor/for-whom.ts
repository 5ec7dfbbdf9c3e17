import type { Rule } from "./planning.ts";

/**
 * "Wait, that's for my son", said of a time that is held: the details of the one before are no longer meant, so those of
 * the other person are asked for, and what waited for a yes no longer does.
 */
export const anotherPerson: Rule = ({ before, frame, identityChanged, wishChanged }) => {
  const dropped = before.givenName !== undefined && frame.givenName === undefined;
  if (!before.held || !dropped || wishChanged || identityChanged) return null;
  return { tasks: [{ agent: "booking", kind: "propose" }], frame: { ...frame, pending: null } };
};
