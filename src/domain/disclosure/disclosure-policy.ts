/** How the figures of one dataset are controlled before anybody without special rights sees them. */
export interface DisclosurePolicy {
  /** Whether national figures are controlled too. */
  readonly national: boolean;
  /** Counts of people that are hidden: from and to, both included. */
  readonly suppress: readonly [number, number];
  /** Other counts are shown to the nearest multiple; 1 shows them as they are. */
  readonly round: number;
  /**
   * What keeps a hidden count from being worked out from totals. `none`: nothing, for datasets without totals. `rounding`: the rounding,
   * and more hidden where that is not enough. `complement`: more is hidden, smallest first.
   */
  readonly secondary: 'none' | 'rounding' | 'complement';
  /** Whether a rate is worked out from the counts that are shown, or shown as its source gives it. */
  readonly publishRatesFrom: 'rounded' | 'source';
  /** What stands in place of a hidden figure. */
  readonly symbol: string;
  /** Measures that count no people, such as organisations or pounds: they are not controlled. */
  readonly notPeople: readonly string[];
}

/**
 * The rule of NHS England for hospital and emergency care counts: nothing hidden nationally; below that 0 shown, 1 to 7 hidden, others
 * to the nearest 5, totals worked out first and then rounded, so that parts need not add up.
 * Source: NHS Digital, disclosure control of hospital episode statistics, from 2018 on.
 */
export const NHS_RULE: DisclosurePolicy = {
  national: false,
  suppress: [1, 7],
  round: 5,
  secondary: 'rounding',
  publishRatesFrom: 'rounded',
  symbol: '[c]',
  notPeople: [],
};

/** What a manifest says for figures whose publisher has controlled them. */
export const AS_PUBLISHED = 'as published';

/**
 * The policy that a dataset's manifest asks for; null when its figures are kept as published.
 * `disclosure: "as published"` keeps them; an object changes parts of the NHS rule; without a word, figures that name their publisher
 * and licence are public already and kept, and all others come under the NHS rule. A part that cannot be is left as in the NHS rule.
 * Example: `{ "disclosure": { "round": 10 } }` is the NHS rule with counts to the nearest 10.
 */
export function readDisclosurePolicy(manifest: Readonly<Record<string, unknown>>): DisclosurePolicy | null {
  const said = manifest['disclosure'];
  if (said === AS_PUBLISHED) return null;
  if (said === undefined && isText(manifest['publisher']) && isText(manifest['licence'])) return null;
  if (typeof said !== 'object' || said === null) return NHS_RULE;
  const given: Readonly<Record<string, unknown>> = { ...said };
  const bounds = Array.isArray(given['suppress']) ? given['suppress'].map(Number) : [];
  const [from, to] = bounds;
  const round = given['round'];
  return {
    national: given['national'] === true,
    suppress:
      from !== undefined &&
      to !== undefined &&
      Number.isSafeInteger(from) &&
      Number.isSafeInteger(to) &&
      1 <= from &&
      from <= to
        ? [from, to]
        : NHS_RULE.suppress,
    round: typeof round === 'number' && Number.isSafeInteger(round) && round >= 1 ? round : NHS_RULE.round,
    secondary:
      given['secondary'] === 'none' || given['secondary'] === 'complement' ? given['secondary'] : NHS_RULE.secondary,
    publishRatesFrom: given['publishRatesFrom'] === 'source' ? 'source' : NHS_RULE.publishRatesFrom,
    symbol: isText(given['symbol']) ? given['symbol'] : NHS_RULE.symbol,
    notPeople: Array.isArray(given['notPeople']) ? given['notPeople'].map(String) : [],
  };
}

/** Of two policies the one that hides more; parts are taken one by one. */
export function stricterOf(one: DisclosurePolicy, other: DisclosurePolicy): DisclosurePolicy {
  const order = { none: 0, rounding: 1, complement: 2 } as const;
  return {
    national: one.national || other.national,
    suppress: [Math.min(one.suppress[0], other.suppress[0]), Math.max(one.suppress[1], other.suppress[1])],
    round: Math.max(one.round, other.round),
    secondary: order[one.secondary] >= order[other.secondary] ? one.secondary : other.secondary,
    publishRatesFrom: one.publishRatesFrom === 'rounded' ? 'rounded' : other.publishRatesFrom,
    symbol: one.symbol,
    notPeople: one.notPeople.filter((measure) => other.notPeople.includes(measure)),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
