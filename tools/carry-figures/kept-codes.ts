/**
 * Council areas that kept their boundary (or all but a few streets of it) under a new code: old code to the newest one.
 * Their figures of all years stand under the newest code, so that one area is one series.
 * Areas that were merged or split are not here: their old codes stay what they were.
 */
export const KEPT_CODES: Readonly<Record<string, string>> = {
  E10000002: 'E06000060', // Buckinghamshire
  E10000023: 'E06000065', // North Yorkshire
  E10000027: 'E06000066', // Somerset
  E08000016: 'E08000038', // Barnsley
  E08000019: 'E08000039', // Sheffield
  E06000048: 'E06000057', // Northumberland
  E08000020: 'E08000037', // Gateshead
};

/** The code under which a council's figures are kept. */
export function toKeptCode(code: string): string {
  return KEPT_CODES[code] ?? code;
}
