import { Figures, type FigureRow } from '#domain/measure/figures';
import type { PackedFigures } from '#server/storage/observation-repository';

/** Bytes of a period's number and a value. */
export const CELL_BYTES = 12;

/** Builds the figures that analyses read from what the store handed over. */
export function unpackFigures(packed: PackedFigures): Figures {
  return Figures.from(eachFigure(packed));
}

/** Each packed figure. */
export function* eachFigure({ periods, series }: PackedFigures): Generator<FigureRow> {
  const texts = new Map(periods);
  for (const { measure, area, level, cells } of series) {
    const bytes = Buffer.from(cells, 'hex');
    for (let at = 0; at + CELL_BYTES <= bytes.length; at += CELL_BYTES) {
      yield { measure, area, level, period: texts.get(bytes.readInt32BE(at)) ?? '', value: bytes.readDoubleBE(at + 4) };
    }
  }
}
