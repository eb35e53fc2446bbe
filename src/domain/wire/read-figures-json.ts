import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import { fieldIn, listIn, textIn, type NotThisFormat, type ReadFigures } from './read-result.ts';
import { FIGURES_FORMAT } from './write-figures-json.ts';

/** Reads our own JSON of figures as a tidy table. What a row holds is checked with every other row, not here. */
export function readFiguresJson(parsed: unknown): ReadFigures | NotThisFormat {
  if (fieldIn(parsed, 'format') !== FIGURES_FORMAT)
    return { refused: `The file does not say "format": "${FIGURES_FORMAT}".` };
  const rows = listIn(parsed, 'figures').map((row) => TIDY_HEADINGS.map((heading) => textIn(row, heading)));
  return { rows: [[...TIDY_HEADINGS], ...rows], problems: [] };
}
