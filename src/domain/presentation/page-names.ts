/** What the pages of a place are called, in the header, on the way to them and in the first answer. */
export const pageNames = {
  places: 'All places',
  journey: 'Journey',
  agencies: 'Agencies',
  conflicts: 'Conflicts',
  measures: 'Measures',
  whatIf: 'What if',
  throughTime: 'Through time',
} as const;
