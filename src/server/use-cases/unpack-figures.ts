import { Figures, type FigureRow } from '#domain/measure/figures';
import type { PackedFigures } from '../storage/observation-repository.ts';

/** Builds the figures that analyses read from what the store handed over. */
export function unpackFigures(packed: PackedFigures): Figures {
  return Figures.from(eachRow(packed));
}

function* eachRow({ periods, series }: PackedFigures): Generator<FigureRow> {
  const texts = new Map(periods.map(([id, text]) => [String(id), text]));
  for (const { measure, area, level, cells } of series) {
    for (const cell of cells.split(',')) {
      const gap = cell.indexOf(' ');
      yield { measure, area, level, period: texts.get(cell.slice(0, gap)) ?? '', value: Number(cell.slice(gap + 1)) };
    }
  }
}
