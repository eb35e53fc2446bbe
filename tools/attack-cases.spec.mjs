import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-ready.mjs';

const TABLE = join('docs', 'assurance', 'attack-cases.md');
/** Numbers that are answered: a number that is missing here waits for what it attacks. */
const ANSWERED = [...Array.from({ length: 29 }, (_, at) => at + 1), ...[31, 32, 34, 37, 38, 39, 40, 42, 43]];

/** Rows of the table: number, and the specs that try it. */
function rows() {
  return readFileSync(join(root, TABLE), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      if (!/^\d+$/.test(cells[1] ?? '')) return [];
      return [
        { number: Number(cells[1]), specs: [...(cells[4] ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path) },
      ];
    });
}

describe('The table of attacks and bad input', () => {
  it('has a row for each case that is answered, in order', () => {
    expect(rows().map(({ number }) => number)).toEqual(ANSWERED);
  });

  it('names for each case specs that are there and try it by its number', () => {
    const faults = rows().flatMap(({ number, specs }) => {
      if (specs.length === 0) return [`case ${number} is tried nowhere`];
      return specs.flatMap((path) => {
        if (!existsSync(join(root, path))) return [`case ${number}: there is no ${path}`];
        const text = readFileSync(join(root, path), 'utf8');
        // Golden files are tried one by one, each under the number that a list gives it.
        const isTried = new RegExp(`case ${number}\\b|^  \\[${number}, \\[`, 'm').test(text);
        return isTried ? [] : [`case ${number}: ${path} does not name it`];
      });
    });
    expect(faults).toEqual([]);
  });
});
