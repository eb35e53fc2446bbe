import type { MeasureAlignment } from '#domain/alignment/measure-alignment';
import { countInWords, joined } from './number-words.ts';

/**
 * How a measure stands to what others are held to: `pulls the same way as three others here, in tension with two; not known
 * for one`. Unknown is said apart and never as agreement.
 */
export function alignmentInWords({ aligned, tension, opposed, unknown }: MeasureAlignment): string {
  const said = [
    ...(opposed > 0 ? [`opposed to ${others(opposed)}`] : []),
    ...(tension > 0 ? [`in tension with ${others(tension)}`] : []),
    ...(aligned > 0 ? [`the same way as ${others(aligned)}`] : []),
  ];
  const open = unknown > 0 ? `not known for ${others(unknown)}` : '';
  if (said.length === 0) return open === '' ? 'nothing here to compare it with' : open;
  return open === '' ? joined(said) : `${joined(said)}; ${open}`;
}

function others(count: number): string {
  return `${countInWords(count)} ${count === 1 ? 'measure' : 'measures'}`;
}
