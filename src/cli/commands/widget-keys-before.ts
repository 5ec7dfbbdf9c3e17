/** What a rotation did to the keys there were, publishable or a portal's. */
export const endOfKeysBefore = (keepDays: number): string =>
  keepDays === 0
    ? "The keys before it are no longer valid."
    : `The keys before it stay valid for ${keepDays} days, or until the end that was set before, if that is earlier.`;
