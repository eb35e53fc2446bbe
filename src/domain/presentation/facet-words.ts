/** Facets of a definition in words, by the names they have in the catalogue. */
export const FACET_WORDS: Readonly<Record<string, string>> = {
  numerator: 'numerator',
  denominator: 'denominator',
  age: 'ages',
  window: 'window',
  window_days: 'window',
  place_basis: 'place basis',
  standardisation: 'standardisation',
};

/** Design flags in words, by the names they have in the catalogue. */
export const FLAG_WORDS: Readonly<Record<string, string>> = {
  threshold_target: 'a threshold to cross',
  high_consequence: 'much at stake',
  self_reported: 'reported by those who are judged',
  unaudited: 'not audited',
  discretion: 'discretion over the clock, the denominator or who is left out',
  one_off_window: 'a window that comes once',
  no_balancing_measure: 'nothing measured to balance it',
};
