/** The addresses people share, in full words. */
export const addressOf = {
  chooser: (asOf?: string): string => `/${query(asOf)}`,
  journey: (place: string, asOf?: string): string => `/places/${place}${query(asOf)}`,
  agencies: (place: string, asOf?: string): string => `/places/${place}/agencies${query(asOf)}`,
  agency: (place: string, agency: string, asOf?: string): string => `/places/${place}/agencies/${agency}${query(asOf)}`,
  step: (place: string, step: string, asOf?: string): string => `/places/${place}/steps/${step}${query(asOf)}`,
  seam: (place: string, seam: string, asOf?: string): string => `/places/${place}/seams/${seam}${query(asOf)}`,
  conflicts: (place: string, asOf?: string): string => `/places/${place}/conflicts${query(asOf)}`,
  conflict: (place: string, conflict: string, asOf?: string): string =>
    `/places/${place}/conflicts/${encodeURIComponent(conflict)}${query(asOf)}`,
};

function query(asOf: string | undefined): string {
  return asOf === undefined ? '' : `?asOf=${asOf}`;
}

/** The place, day and conflict that the journeys look at: delayed transfers in Redcar and Cleveland. */
export const redcar = {
  code: 'E06000003',
  name: 'Redcar and Cleveland',
  asOf: '2018-03-31',
  asOfWords: '31 March 2018',
  conflict: 'ATTRIBUTION/moved/ascof-2c1+ascof-2c2+dtoc-nhs/ID1',
};
