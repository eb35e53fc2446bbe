/** How the carried figures stand beside figures computed from the same files by someone else. */
export interface OracleComparison {
  /** Measure, area and period in both, with a value in both. */
  readonly compared: number;
  /** Of those, the ones whose values or levels differ, with both sides. */
  readonly differing: readonly string[];
  /** Figures that only the other side has, counted by measure and level. */
  readonly onlyInOracle: Readonly<Record<string, number>>;
}

type TextRecord = Readonly<Record<string, string>>;

/**
 * Compares figures by measure, area and period. The other side was rounded to six decimals and then printed to six
 * significant digits, so two values agree when they differ by at most half a unit of the sixth digit, half a
 * millionth, and 1e-9 of their size for the arithmetic.
 */
export function compareWithOracle(carried: readonly TextRecord[], oracle: readonly TextRecord[]): OracleComparison {
  const ours = new Map(carried.map((row) => [keyOf(row), row]));
  const differing: string[] = [];
  const onlyInOracle: Record<string, number> = {};
  let compared = 0;
  for (const theirs of oracle) {
    const row = ours.get(keyOf(theirs));
    if (row === undefined || row['value'] === '') {
      const name = `${theirs['measure']} ${theirs['level']}`;
      onlyInOracle[name] = (onlyInOracle[name] ?? 0) + 1;
      continue;
    }
    compared += 1;
    if (row['level'] !== theirs['level'] || !agrees(Number(row['value']), Number(theirs['value']))) {
      differing.push(
        `${keyOf(theirs)}: ${row['level']} ${row['value']}, other side ${theirs['level']} ${theirs['value']}`,
      );
    }
  }
  return { compared, differing, onlyInOracle };
}

function keyOf(row: TextRecord): string {
  return `${row['measure']} ${row['area']} ${row['period']}`;
}

function agrees(ours: number, theirs: number): boolean {
  if (ours === theirs) return true;
  const size = Math.max(Math.abs(ours), Math.abs(theirs));
  const unitOfSixthDigit = 10 ** (Math.floor(Math.log10(size)) - 5);
  return Math.abs(ours - theirs) <= unitOfSixthDigit / 2 + 0.5e-6 + size * 1e-9;
}
