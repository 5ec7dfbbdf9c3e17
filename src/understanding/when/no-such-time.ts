/** A clock time that no clock shows: "25 o'clock", "26:00", "10:75". Digits with more digits or money around are none. */
const NO_SUCH_TIME =
  /(?<![\d:.,$€£/-])(?:(?:2[5-9]|[3-9]\d)(?::[0-5]\d| ?o'? ?clock\b)|(?:[01]?\d|2[0-3]):[6-9]\d|24:(?!00)[0-5]\d)(?![\d:/%-])(?: ?[ap]\.?m\b\.?)?/giu;

/** Where a message names such a time; offsets, left to right. Pure. */
export const readNoSuchTimes = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(NO_SUCH_TIME)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
