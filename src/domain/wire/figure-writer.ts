import type { ExportedFigure } from './exported-figure.ts';

/** Writes figures as text in pieces: the opening, any number of parts, the end. One writer a file. */
export interface FigureWriter {
  /** Media type of the whole. */
  readonly type: string;
  /** Ending of the file's name. */
  readonly ending: string;
  open(): string;
  write(figures: readonly ExportedFigure[]): string;
  close(): string;
}

/** Writes a list in JSON, one item a line: a figure may give no item, or several. */
export function jsonListWriter(
  type: string,
  ending: string,
  opening: string,
  toItems: (figures: readonly ExportedFigure[]) => readonly unknown[],
): FigureWriter {
  let isFirst = true;
  return {
    type,
    ending,
    open: () => opening,
    write(figures) {
      const items = toItems(figures).map((item) => JSON.stringify(item));
      if (items.length === 0) return '';
      const text = `${isFirst ? '' : ','}\n${items.join(',\n')}`;
      isFirst = false;
      return text;
    },
    close: () => '\n]}\n',
  };
}
