import { readTable } from './read-table.ts';

/** What a script needs to know of organisations: short codes, regions, and which hospitals are specialist. */
export interface Organisations {
  /** `E54…` to the three-character code of the same integrated care board (`QWU`). */
  readonly icbCodes: ReadonlyMap<string, string>;
  /** `E38…` to the code of the part of the board (`02P`), and of the board it belongs to. */
  readonly subIcbs: ReadonlyMap<string, { readonly code: string; readonly icb: string }>;
  /** Name of the board without "NHS … Integrated Care Board", to its code. */
  readonly icbOfShortName: ReadonlyMap<string, string>;
  /** Hospital trust to the NHS region it lies in (`Y63`). */
  readonly regionOfTrust: ReadonlyMap<string, string>;
  /** Integrated care board to the NHS region of most of the trusts it sends patients to. */
  readonly regionOfIcb: ReadonlyMap<string, string>;
  /** Per trust: share of its patients who live in each board (0 to 1). */
  readonly patientShares: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The level a trust is compared within: specialist hospitals have one of their own. */
  readonly levelOfTrust: (code: string) => 'trust' | 'specialist';
}

/** Reads the lookups of the shared folder. Codes of 2022. */
export function readOrganisations(): Organisations {
  const icbCodes = new Map<string, string>();
  const subIcbs = new Map<string, { code: string; icb: string }>();
  const icbOfShortName = new Map<string, string>();
  for (const line of readTable('lookups/sicbl22_icb22_ltla22_utla21.csv').lines) {
    const icb = line.cell('icb22_code_h');
    icbCodes.set(line.cell('icb22_code'), icb);
    subIcbs.set(line.cell('sicbl22_code'), { code: line.cell('sicbl22_code_h'), icb });
    icbOfShortName.set(shortenIcbName(line.cell('icb22_name')), icb);
  }
  const regionOfTrust = new Map(
    readTable('lookups/lookup_nhs_trusts22_nhs_region21.csv').lines.map((line) => [
      line.cell('nhs_trust22_code'),
      line.cell('nhs_region21_nhs_code'),
    ]),
  );
  const patientShares = new Map<string, Map<string, number>>();
  for (const line of readTable('lookups/lookup_nhs_trusts22_icb22.csv').lines) {
    const shares = patientShares.get(line.cell('nhs_trust22_code')) ?? new Map<string, number>();
    shares.set(icbCodes.get(line.cell('icb22_code')) ?? '', Number(line.cell('proportion_trust_came_from_icb')));
    patientShares.set(line.cell('nhs_trust22_code'), shares);
  }
  const specialist = new Set(readTable('lookups/trust_levels.csv').lines.map((line) => line.cell('code')));
  return {
    icbCodes,
    subIcbs,
    icbOfShortName,
    regionOfTrust,
    patientShares,
    regionOfIcb: findRegionsOfIcbs(patientShares, regionOfTrust),
    levelOfTrust: (code) => (specialist.has(code) ? 'specialist' : 'trust'),
  };
}

/** `NHS Coventry and Warwickshire Integrated Care Board` to `Coventry and Warwickshire`. */
export function shortenIcbName(name: string): string {
  return name
    .replace(/^NHS /, '')
    .replace(/ Integrated Care Board$/, '')
    .trim();
}

function findRegionsOfIcbs(
  patientShares: ReadonlyMap<string, ReadonlyMap<string, number>>,
  regionOfTrust: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const weights = new Map<string, Map<string, number>>();
  for (const [trust, shares] of patientShares) {
    const region = regionOfTrust.get(trust);
    if (region === undefined) continue;
    for (const [icb, share] of shares) {
      const ofIcb = weights.get(icb) ?? new Map<string, number>();
      ofIcb.set(region, (ofIcb.get(region) ?? 0) + share);
      weights.set(icb, ofIcb);
    }
  }
  return new Map([...weights].map(([icb, ofIcb]) => [icb, [...ofIcb].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']));
}
