import type { Config } from '#server/config';

/** What a command is given: never the process itself. */
export interface CommandLine {
  readonly config: Config;
  /** The command's own output. */
  print(text: string): void;
  /** Everything else, to people. */
  say(text: string): void;
  readonly today: string;
}

export type Format = 'json' | 'table';

/** Prints a value as JSON: numbers at full precision, order as given. */
export function printJson({ print }: Pick<CommandLine, 'print'>, value: unknown): void {
  print(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints rows in columns as wide as their longest cell. */
export function printTable(
  { print }: Pick<CommandLine, 'print'>,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  for (const row of [headings, ...rows]) {
    print(
      `${row
        .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}
