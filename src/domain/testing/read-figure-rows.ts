import type { FigureRow } from '#domain/measure/figures';

const MISSING = new Set(['', '-', '*', 'n/a']);

/** Reads the lines of a figures file of an oracle: a heading, then measure, area, level, period, value without quotes. */
export function readFigureRows(csv: string): FigureRow[] {
  const lines = csv.split('\n').filter((line) => line.trim() !== '');
  const heading = (lines[0] ?? '').trim().split(',');
  const at = (name: string): number => heading.indexOf(name);
  const [measure, area, level, period, value] = ['measure', 'area', 'level', 'period', 'value'].map(at);
  return lines.slice(1).map((line) => {
    const cells = line.trim().split(',');
    const cell = (index: number | undefined): string => cells[index ?? -1] ?? '';
    const text = cell(value);
    return {
      measure: cell(measure),
      area: cell(area),
      level: cell(level),
      period: cell(period),
      value: MISSING.has(text) ? null : Number(text),
    };
  });
}
