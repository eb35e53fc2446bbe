import { basename } from 'node:path';
import type { Catalogue } from '#domain/framework/catalogue';
import type { FileShape } from '#domain/intake/file-shape';
import { applyFix } from '#domain/intake/apply-fix';
import { createFigureChecker } from '#domain/intake/create-figure-checker';
import type { FigureContext } from '#domain/intake/figure-context';
import type { CheckedFigure, FigureVerdict } from '#domain/intake/figure-verdict';
import type { Problem } from '#domain/intake/problem';
import { proposeMapping } from '#domain/intake/propose-mapping';
import type { ProposedMapping } from '#domain/intake/proposed-mapping';
import type { SuggestedFix } from '#domain/intake/suggested-fix';
import { FileRefused } from '#server/files/file-refused';
import { openSourceFile, sampleTables } from '#server/files/open-source-file';
import { UPLOAD_CAPS, type ReadCaps } from '#server/files/read-caps';
import type { IntakeRegisters } from '#server/files/read-registers';

/** What a file was understood as, and what became of each of its figures, with nothing stored. */
export interface UnderstoodFile {
  /** Null: it could not be opened. */
  readonly shape: FileShape | null;
  readonly proposed: ProposedMapping | null;
  readonly counts: Readonly<Record<'read' | 'created' | 'changed' | 'unchanged' | 'refused' | 'blank', number>>;
  readonly problems: readonly Problem[];
  readonly figures: readonly CheckedFigure[];
}

/** Who sends a file, and what is stored. */
export type FileGiven = Partial<Pick<FigureContext, 'mayWrite' | 'history' | 'peopleOf' | 'fileName'>> & {
  readonly fixes?: readonly SuggestedFix[];
  readonly caps?: ReadCaps;
};

const NOTHING = { read: 0, created: 0, changed: 0, unchanged: 0, refused: 0, blank: 0 };

/** Opens, understands and checks a file as an upload does, without a store. A refusal of the whole file refuses every figure. */
export async function understandFile(
  path: string,
  catalogue: Catalogue,
  registers: IntakeRegisters,
  given: FileGiven = {},
): Promise<UnderstoodFile> {
  try {
    const file = await openSourceFile(path, given.caps ?? UPLOAD_CAPS);
    try {
      const fileName = given.fileName ?? basename(path);
      const proposed = proposeMapping(await sampleTables(file), { ...registers, fileName });
      const mapping = (given.fixes ?? []).reduce(applyFix, proposed.mapping);
      const context: FigureContext = {
        ...registers,
        today: '2026-11-22',
        identities: catalogue.identities,
        mayWrite: null,
        history: null,
        peopleOf: null,
        ...given,
        fileName,
      };
      const checker = createFigureChecker(mapping, context);
      const verdicts: FigureVerdict[] = [];
      if (proposed.problems.every(({ severity }) => severity !== 'refused')) {
        for (const { sheet, rows } of file.tables)
          for await (const part of rows) verdicts.push(...checker.check(sheet, part));
      }
      const done = checker.finish();
      verdicts.push(...done.verdicts);
      const isStopped = proposed.problems.some(({ severity }) => severity === 'refused');
      return settle(
        file.shape,
        proposed,
        verdicts,
        [...file.notes, ...proposed.problems, ...(isStopped ? [] : done.findings.problems)],
        done.findings.withdrawn,
      );
    } finally {
      file.close();
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { shape: null, proposed: null, counts: NOTHING, problems: [error.problem], figures: [] };
  }
}

function settle(
  shape: FileShape,
  proposed: ProposedMapping,
  verdicts: readonly FigureVerdict[],
  ofFile: readonly Problem[],
  withdrawn: readonly {
    readonly place: { readonly sheet: string | null; readonly line: number; readonly column: number };
    readonly problem: Problem;
  }[],
): UnderstoodFile {
  const nameOf = ({
    sheet,
    line,
    column,
  }: {
    readonly sheet: string | null;
    readonly line: number;
    readonly column: number;
  }): string => `${sheet ?? ''}\t${line}\t${column}`;
  const gone = new Set(withdrawn.map(({ place }) => nameOf(place)));
  for (const verdict of verdicts)
    if (verdict.kind === 'refused') for (const place of verdict.withdraws) gone.add(nameOf(place));
  const counts = { ...NOTHING, read: verdicts.length };
  const figures: CheckedFigure[] = [];
  const isBlocked = ofFile.some(({ severity, line }) => severity === 'refused' && line === null);
  for (const verdict of verdicts) {
    if (verdict.kind === 'blank') counts.blank += 1;
    else if (isBlocked || verdict.kind === 'refused' || gone.has(nameOf(verdict))) counts.refused += 1;
    else if (verdict.kind === 'repeated') counts.unchanged += 1;
    else {
      counts.created += 1;
      figures.push(verdict.figure);
    }
  }
  const told = verdicts.flatMap((verdict) => (verdict.kind === 'blank' ? [] : verdict.problems));
  const problems = [...ofFile, ...told, ...withdrawn.map(({ problem }) => problem)];
  return { shape, proposed, counts, problems, figures };
}
