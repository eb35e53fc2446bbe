import { Readable } from 'node:stream';
import { TIDY_HEADINGS } from '#domain/intake/tidy-format';
import type { CountsView, ProblemGroupView, UploadView } from '#domain/contract/uploads-view';
import { inDigits } from '#domain/presentation/number-words';
import { writeCsv } from '#domain/presentation/write-csv';
import { checkTaken, type RunOutline } from '#server/connectors/check-run';
import type { SourceSettings } from '#server/connectors/source-settings';
import { nameOfActor, type Actor } from '#server/permissions/actor';
import type { Clock } from './clock.ts';
import { UploadRefused } from './upload-refused.ts';
import type { UploadUseCases } from './upload-use-cases.ts';

/** What became of what a source gave. */
export type Brought =
  | {
      readonly kind: 'published' | 'unchanged' | 'waiting';
      readonly words: string;
      readonly counts: CountsView;
      /** Lines that could be taken. */
      readonly taken: number;
      readonly notes: readonly string[];
    }
  /** Nothing was changed. */
  | {
      readonly kind: 'refused';
      readonly words: string;
      readonly counts: CountsView | null;
      readonly notes: readonly string[];
    };

/** Groups of refused lines that a run tells of. */
const GROUPS_TOLD = 20;

/**
 * Sends what a source gave the way of every file: received, understood, checked, previewed and published as one batch, by the source
 * and in the name of the organisation that answers for it. Refused lines are told and the sound ones published; when too few are
 * sound, nothing is.
 * @param rows tidy table, its heading first
 * @param before what the last good run brought
 */
export async function bringFigures(
  { uploads, clock }: { readonly uploads: UploadUseCases; readonly clock: Clock },
  { id, name, owner, publisher, licence }: SourceSettings,
  rows: readonly (readonly string[])[],
  before: RunOutline | null,
): Promise<Brought> {
  const actor: Actor = { kind: 'connector', source: id, agency: owner };
  await giveWay(uploads, actor);
  const received = await uploads.receiveFile(actor, {
    fileName: `${name.replaceAll(/[\\/]/g, ' ')}.csv`,
    bytes: Readable.from([Buffer.from(writeCsv(dateFiles(rows, clock.now())))]),
    mostBytes: null,
    agency: owner,
    source: { id, name, publisher, licence },
  });
  const understood = await uploads.understandUpload(actor, received.id);
  const questions = understood.understanding?.questions ?? [];
  if (understood.failure !== null || questions.length > 0) {
    if (understood.failure === null) await uploads.abandonUpload(actor, understood.id, understood.version);
    const words = understood.failure?.message ?? questions.map(({ question }) => question).join(' ');
    return { kind: 'refused', words, counts: null, notes: [] };
  }
  return decide(uploads, actor, received.id, before);
}

/** Looks at the preview and publishes it, or lets it go. */
async function decide(
  uploads: UploadUseCases,
  actor: Actor,
  id: string,
  before: RunOutline | null,
  isAgain = false,
): Promise<Brought> {
  const checked = await uploads.previewUpload(actor, id);
  const { preview } = checked;
  if (preview === null) {
    return { kind: 'refused', words: checked.failure?.message ?? 'It could not be checked.', counts: null, notes: [] };
  }
  const { counts, groups } = preview;
  const notes = tellRefused(groups);
  const taken = counts.created + counts.changed + counts.unchanged;
  const letGo = (): Promise<UploadView> => uploads.abandonUpload(actor, id, checked.version);
  const few = preview.isBlocked ? null : checkTaken(taken, before);
  if (few !== null) {
    await letGo();
    return { kind: 'refused', words: [few, ...notes.slice(0, 1)].join(' '), counts, notes };
  }
  const words = tellCounts(counts);
  if (!preview.isBlocked && counts.created + counts.changed === 0) {
    await letGo();
    return { kind: 'unchanged', words, counts, taken, notes };
  }
  try {
    const published = await uploads.publishUpload(
      actor,
      id,
      { previewDigest: preview.digest, goodRowsOnly: true, finality: 'final', publishAt: null },
      checked.version,
    );
    return published.state === 'waiting'
      ? { kind: 'waiting', words: `${words} A steward must approve it.`, counts, taken, notes }
      : { kind: 'published', words, counts, taken, notes };
  } catch (error) {
    if (!(error instanceof UploadRefused)) throw error;
    // Somebody published figures of the same measures meanwhile: compared with these, it may stand.
    if (error.code === 'preview_stale' && !isAgain) return decide(uploads, actor, id, before, true);
    await letGo();
    return { kind: 'refused', words: error.message, counts, notes };
  }
}

/** What an earlier run brought and no steward has approved yet, or left behind when it was stopped, gives way to what comes now. */
async function giveWay(uploads: UploadUseCases, actor: Actor): Promise<void> {
  const { uploads: open } = await uploads.listUploads(actor, ['received', 'understood', 'checked', 'waiting']);
  for (const { id, version, actor: by } of open) {
    if (by === nameOfActor(actor)) await uploads.abandonUpload(actor, id, version);
  }
}

/** Says in each line when it was read: the same figures that come back after others are a file of their own, not the first one again. */
function dateFiles(rows: readonly (readonly string[])[], at: string): readonly (readonly string[])[] {
  const fileColumn = TIDY_HEADINGS.indexOf('source_file');
  const [heading = [], ...lines] = rows;
  return [
    heading,
    ...lines.map((cells) => cells.map((cell, column) => (column === fileColumn ? `${cell}, read ${at}` : cell))),
  ];
}

function tellRefused(groups: readonly ProblemGroupView[]): readonly string[] {
  return groups
    .filter(({ severity }) => severity === 'refused')
    .slice(0, GROUPS_TOLD)
    .map(({ count, examples }) => {
      const first = examples[0]?.message ?? '';
      return count === 1 ? first : `${String(count)} lines of this kind, the first: ${first}`;
    });
}

function tellCounts({ created, changed, unchanged, refused, blank }: CountsView): string {
  return `${inDigits(created, 0)} new, ${inDigits(changed, 0)} changed, ${inDigits(unchanged, 0)} unchanged, ${inDigits(refused, 0)} refused, ${inDigits(blank, 0)} blank.`;
}
