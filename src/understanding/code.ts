const CODE_DIGITS = 6;

const UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const TEENS = [
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** Words that stand for digits when a code is read out, with what they stand for. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((word, value) => [word, String(value)] as const),
  ...TEENS.map((word, index) => [word, String(index + 10)] as const),
  ...TENS.map((word, index) => [word, String((index + 2) * 10)] as const),
  ["oh", "0"],
  ["o", "0"],
  ["nought", "0"],
  ["null", "0"],
  ["fourty", "40"],
]);
const REPEATED: ReadonlyMap<string, number> = new Map([
  ["double", 2],
  ["triple", 3],
]);

/**
 * The one-time code a message holds, six digits, or null when it holds none or several. Digits may stand apart (spaces,
 * hyphens, dots) or be spoken ("four two, double seven, oh one"). Read it only while a code is asked for: a date may
 * look the same.
 */
export function readCode(text: string): string | null {
  const plain = text.normalize("NFKC").replaceAll(/[\u20E3\uFE0F]/g, "");
  const written = [...plain.matchAll(/\d(?:[\s.\-‐-―]{0,3}\d)*/gu)].map(([run]) => run.replaceAll(/\D/g, ""));
  const codes = new Set([...written, ...spokenRuns(plain)].filter((digits) => digits.length === CODE_DIGITS));
  const [code, ...others] = codes;
  return code !== undefined && others.length === 0 ? code : null;
}

/** Runs of spoken digits, as digits: "one two thirty-four" is `1234`. */
function spokenRuns(text: string): string[] {
  const runs: string[] = [];
  let run = "";
  let times = 1;
  let tens = false;
  const end = () => {
    if (run) runs.push(run);
    run = "";
    times = 1;
    tens = false;
  };
  for (const token of text.toLowerCase().match(/[\p{L}\d]+|[^\p{L}\d\s,.\-‐-―]/gu) ?? []) {
    const said = /^\d$/.test(token) ? token : SPOKEN.get(token);
    if (said !== undefined) {
      // "thirty four" is 34; "thirty ten" is 30 and 10.
      if (tens && said.length === 1 && said !== "0" && times === 1) run = run.slice(0, -1) + said;
      else run += said.repeat(times);
      tens = TENS_DIGITS.has(said) && times === 1;
      times = 1;
    } else if (REPEATED.has(token)) {
      times = REPEATED.get(token) ?? 1;
      tens = false;
    } else end();
  }
  end();
  // A run of plain digits alone was read already, with its own rules.
  return runs.filter((digits) => digits.length === CODE_DIGITS);
}

const TENS_DIGITS: ReadonlySet<string> = new Set(["20", "30", "40", "50", "60", "70", "80", "90"]);
