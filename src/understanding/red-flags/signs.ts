import type { CueMatch } from "../text/patterns.ts";
import type { Token } from "../text/tokens.ts";
import type { RedFlagClass } from "./classes.ts";
import { RED_FLAG_WORDS } from "./phrases.ts";

/**
 * A sign: one word of each group, in any order, close together in one sentence. People who hurry or write in a foreign
 * language keep the words and lose their order. Approved with phrases.ts.
 */
interface Sign {
  name: RedFlagClass;
  /** Beginnings of words, or whole words when they end in "."; `@name` is a list of RED_FLAG_WORDS. */
  groups: readonly string[];
  /** Most words from the first to the last, both counted. */
  within: number;
}

const SOMEBODY = "@relative he. she. they. baby. kid. papa. mama. grandm grandp old.";
const FACE = "mouth face. lip. lips. cheek. cheeks. eyelid eyelids smile.";
const ONE_SIDE = "side corner half left. right. one.";
const CHEST = "chest breast. breastbone sternum ribs. heart.";
const PRESSED = "hold clutch grab press squeez crush tight heavy heaviness hurt pain stab burn";
const MOUTH_PARTS = "lip. lips. tongue face. throat eyes. voice. mouth neck.";
const SWOLLEN =
  "thick thicker fat. big. bigger huge swell swollen puff balloon closed closing shut scratch itch hoarse";
const ALLERGENS =
  "nut. nuts. peanut cashew walnut almond shrimp shellfish egg. eggs. sesame bee. bees. wasp hornet stung sting. antibiotic penicillin";
const TAKEN_IN = "ate. eat. eats. eaten eating swallow drank drink. drunk licked chewed sucked";
const HOUSEHOLD =
  "@poison dishwasher dish tab. tabs. laundry sanitizer perfume nicotine cigarette vape magnet berries paint. glue. shampoo oil. soap. lamp sink. pill. pills. tablet. tablets.";

const SIGNS: readonly Sign[] = [
  {
    name: "stroke",
    groups: [
      FACE,
      ONE_SIDE,
      "hang droop sag lower. numb frozen paralys paralyz drool dribbl run. runs. falls. fell. slid slip drop drops dropping",
    ],
    within: 12,
  },
  {
    name: "stroke",
    groups: [SOMEBODY, "wrong strange funny weird nonsense", "words. speech", "come comes coming speak talk find only"],
    within: 14,
  },
  {
    name: "stroke",
    groups: ["sudden", "walk stand balance stagger", "double straight see. sees. dizzy fall. falls."],
    within: 14,
  },
  {
    name: "stroke",
    groups: ["sudden", "arm. leg. hand. side. face.", "numb weak limp dead. paralys paralyz"],
    within: 12,
  },
  {
    name: "stroke",
    groups: ["left. right. half. one. whole hole", "side. body.", "asleep numb dead. paralys paralyz"],
    within: 10,
  },
  {
    name: "sepsis",
    groups: [
      "confus nonsense delir",
      "hot. fever feverish burning shiver temperature",
      "operation surgery infect wound shiver grey. gray. clammy",
    ],
    within: 18,
  },
  {
    name: "breathing",
    groups: ["stuck lodged", "neck. throat windpipe", "red. sound cough blue. breath breathe voice choke choking"],
    within: 16,
  },
  {
    name: "worst-headache",
    groups: [
      "headache migraine head.",
      "never worst",
      "life. ever. before",
      "pain. ache. headache migraine strong bad. hurt hurts",
    ],
    within: 14,
  },
  { name: "pregnancy", groups: ["pregnant pregnancy pregnent", "bleed"], within: 14 },
  {
    name: "breathing",
    groups: [
      "breath breathing breathe",
      "sits. sitting lying lies. rest. resting nothing",
      "after fast like heavy hard pant",
    ],
    within: 14,
  },
  {
    name: "breathing",
    groups: [SOMEBODY, "breath breathing breathe air.", "gasp whistl rattl grunt wheez blue. purple"],
    within: 12,
  },
  { name: "chest-pain", groups: [CHEST, PRESSED, "sweat clammy pale. white. ashen vomit nause"], within: 18 },
  {
    name: "chest-pain",
    groups: ["chest breastbone", "pain. pains. pressure hurt", "arm. arms. jaw. teeth. shoulder neck. back."],
    within: 14,
  },
  { name: "anaphylaxis", groups: [ALLERGENS, MOUTH_PARTS, SWOLLEN], within: 16 },
  { name: "overdose-poisoning", groups: ["@baby toddler", TAKEN_IN, HOUSEHOLD], within: 12 },
  {
    name: "overdose-poisoning",
    groups: [
      "took taken swallow ate. eaten",
      "many. handful lots bunch",
      "pill. pills. tablet. tablets. capsules sleeping painkiller",
    ],
    within: 10,
  },
  {
    name: "self-harm",
    groups: [
      "want wants wanted going will. about threat stand stands standing",
      "bridge roof ledge tracks railing cliff train",
      "jump jumping",
    ],
    within: 14,
  },
  { name: "unconscious-seizure", groups: ["foam froth", "mouth lips."], within: 8 },
  {
    name: "unconscious-seizure",
    groups: ["shak jerk twitch jump. jumping cramp", "arm. arms.", "leg. legs."],
    within: 10,
  },
  {
    name: "bleeding",
    groups: ["blood", "shooting shoots spray squirt spurt gush pumping pours pouring stream flood soak"],
    within: 7,
  },
  {
    name: "violence",
    groups: [
      "ex. husband boyfriend partner stepdad stepfather father he. man. men. they.",
      "knife gun machete hammer axe",
      "outside here. door threat kill hurt stab said says holding waving",
    ],
    within: 14,
  },
];

const ENDINGS = /^(?:s|e|es|d|ed|ing|in|y|ly|en|er|ened|ning|ted|ting|led|ling|ping|ped|ged|ging|red|ring)?$/;

interface Group {
  whole: ReadonlySet<string>;
  stems: readonly string[];
}

function groupOf(list: string): Group {
  const parts = list.split(" ");
  const named = parts.filter((part) => part.startsWith("@"));
  const own = parts.filter((part) => !part.startsWith("@"));
  const lists = named.flatMap((part) => RED_FLAG_WORDS[part.slice(1) as keyof typeof RED_FLAG_WORDS]);
  return {
    whole: new Set([...lists, ...own.map((part) => part.replace(".", ""))]),
    stems: own.filter((part) => !part.endsWith(".")),
  };
}

const fits = ({ whole, stems }: Group, word: string): boolean =>
  whole.has(word) || stems.some((stem) => word.startsWith(stem) && ENDINGS.test(word.slice(stem.length)));

const READ = SIGNS.map(({ name, groups, within }) => ({ name, within, groups: groups.map(groupOf) }));

/** The signs in a message, each where it is first said in a sentence: one that is denied does not hide the next. Pure. */
export function findSigns(words: readonly Token[]): CueMatch<RedFlagClass>[] {
  return READ.flatMap(({ name, groups, within }) => {
    const places = groups.map((group) => words.flatMap(({ word }, at) => (fits(group, word) ? [at] : [])));
    if (places.some((list) => list.length === 0)) return [];
    return spans(words, places, within).map((span) => ({ name, weight: 1, ...span }));
  });
}

/** In each sentence the first run of at most `within` words that begins with a word of one group and holds them all. */
function spans(
  words: readonly Token[],
  places: readonly (readonly number[])[],
  within: number,
): { from: number; to: number }[] {
  const found = new Map<number | undefined, { from: number; to: number }>();
  for (const from of places.flat().sort((left, right) => left - right)) {
    const sentence = words[from]?.sentence;
    const ends = places.map((list) => list.find((at) => at >= from));
    const to = Math.max(...ends.map((end) => end ?? Number.POSITIVE_INFINITY)) + 1;
    if (!found.has(sentence) && to - from <= within && words[to - 1]?.sentence === sentence) {
      found.set(sentence, { from, to });
    }
  }
  return [...found.values()];
}
