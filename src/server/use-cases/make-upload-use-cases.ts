import { COLUMN_PARTS, MAPPING_VERSION, type ColumnMapping } from '#domain/intake/column-mapping';
import { writeCsv } from '#domain/presentation/write-csv';
import { periodInWords } from '#domain/measure/period-words';
import { STREAM_CAPS, UPLOAD_CAPS, type ReadCaps } from '#server/files/read-caps';
import { writeGoalWorkbook } from '#server/files/write-goal-workbook';
import { writeTemplateCsv, writeTemplateWorkbook } from '#server/files/write-template';
import type { Actor } from '#server/permissions/actor';
import type { StoredUpload } from '#server/storage/upload-repository';
import { applyFix, checkUpload, setMapping, takeBackFix } from './check-upload.ts';
import { listBatches, showBatch } from './list-batches.ts';
import { abandonUpload, approveUpload, publishDueUploads, publishUpload, returnUpload } from './publish-upload.ts';
import { readRefusedRows } from './read-refused-rows.ts';
import { receiveFile } from './receive-file.ts';
import { readGoalFile, readTemplateLines, showDue } from './show-due.ts';
import { UploadEffects } from './show-effects.ts';
import { showVersions } from './show-versions.ts';
import { NO_PREVIEW, understandUpload } from './understand-upload.ts';
import { redoBatch, undoBatch } from './undo-batch.ts';
import { UploadDesk, type UploadParts } from './upload-desk.ts';
import { UploadRefused } from './upload-refused.ts';
import type { UploadUseCases } from './upload-use-cases.ts';
import { problemAgain, viewProblem, viewUpload } from './view-upload.ts';

/** The use cases of uploads, with what the process does beside requests. */
export interface UploadWork extends UploadUseCases {
  /** Publishes scheduled uploads whose time has come; call it at start and every minute. @returns how many */
  publishDue(): Promise<number>;
  /** Takes checks that a process left when it was ended back to before; at start. @returns how many */
  resume(): Promise<number>;
  /** Stops the checks under way and waits for them. */
  close(): Promise<void>;
}

/** Binds the use cases of uploads to a store, a reader and a clock. */
export function makeUploadUseCases(parts: UploadParts): UploadWork {
  const desk = new UploadDesk(parts);
  const effects = new UploadEffects(desk, parts.effects);
  // A person's file comes through the browser; the operator's through the command line or a connector.
  const capsFor = (actor: Actor): ReadCaps => (actor.kind === 'person' ? UPLOAD_CAPS : STREAM_CAPS);
  const view = (upload: StoredUpload) => viewUpload(upload, parts, desk.checks.get(upload.id)?.progress ?? null);
  /** Says what goes wrong in work that nobody waits for. */
  const goOn = <T>({ view: now, done }: { readonly view: T; readonly done: Promise<void> }): T => {
    done.catch(parts.onFailure);
    return now;
  };
  return {
    receiveFile: (actor, file) => receiveFile(desk, actor, file),
    understandUpload: (actor, id) => understandUpload(desk, actor, id, capsFor(actor)),
    setMapping: async (actor, id, mapping, ifVersion) => setMapping(desk, actor, id, readMapping(mapping), ifVersion),
    checkUpload: async (actor, id, ifVersion) => goOn(await checkUpload(desk, actor, id, ifVersion, capsFor(actor))),
    previewUpload: async (actor, id) => {
      const { done } = await checkUpload(desk, actor, id, null, capsFor(actor));
      await done;
      return view(await desk.find(actor, id, 'read'));
    },
    applyFix: async (actor, id, group, ifVersion) =>
      goOn(await applyFix(desk, actor, id, group, ifVersion, capsFor(actor))),
    takeBackFix: async (actor, id, fix, ifVersion) =>
      goOn(await takeBackFix(desk, actor, id, fix, ifVersion, capsFor(actor))),
    showUpload: async (actor, id) => view(await desk.find(actor, id, 'read')),
    showEffects: (actor, id) => effects.show(actor, id),
    listUploads: async (actor, states) => {
      const all: StoredUpload[] = [];
      for (const owner of await desk.readableOwners(actor)) {
        const isSteward = actor.kind === 'person' && actor.role === 'steward';
        all.push(...(await desk.uploadsOf(actor, owner).list(isSteward ? ['waiting'] : states)));
      }
      return { uploads: all.sort((a, b) => Number(b.id) - Number(a.id)).map(view) };
    },
    publishUpload: (actor, id, publication, ifVersion) => publishUpload(desk, actor, id, publication, ifVersion),
    approveUpload: (actor, id, ifVersion) => approveUpload(desk, actor, id, ifVersion),
    returnUpload: (actor, id, reason, ifVersion) => returnUpload(desk, actor, id, reason, ifVersion),
    abandonUpload: (actor, id, ifVersion) => abandonUpload(desk, actor, id, ifVersion),
    readAllProblems: async (actor, id, most) => {
      const upload = await desk.find(actor, id, 'read');
      if (upload.batch === null) return [];
      const kept = await desk.observationsOf(actor, upload.owner).readProblems(upload.batch, 0, most);
      return kept.map((problem) => viewProblem(problemAgain(problem)));
    },
    readRefusedRows: (actor, id) => readRefusedRows(desk, actor, id, capsFor(actor)),
    showDue: (actor) => showDue(desk, actor),
    writeGoalFile: async (actor, format) => {
      const { rows, measures, code } = await readGoalFile(desk, actor);
      return format === 'csv' ? writeCsv(rows) : writeGoalWorkbook(rows, measures, code);
    },
    writeTemplate: async (actor, format) => {
      const lines = await readTemplateLines(desk, actor);
      return format === 'csv' ? writeTemplateCsv(lines) : writeTemplateWorkbook(lines);
    },
    listBatches: (actor, agency) => listBatches(desk, actor, agency),
    showBatch: (actor, id) => showBatch(desk, actor, id),
    undoBatch: (actor, id) => undoBatch(desk, actor, id),
    redoBatch: (actor, id) => redoBatch(desk, actor, id),
    showVersions: async (measure, area, period, knownAt) => ({
      ...(await showVersions(parts.published(), measure, area, period, knownAt)),
      inWords: [
        parts.registers.measures.find(measure)?.name ?? measure,
        parts.registers.areas.find(area)?.name ?? area,
        periodInWords(period),
      ].join(', '),
    }),
    publishDue: () => publishDueUploads(desk),
    resume: async () => {
      let resumed = 0;
      for (const owner of await parts.uploads.listOwners()) {
        const own = parts.uploads.as({ agency: owner, actor: null });
        for (const upload of await own.list(['checking'])) {
          const back = await own.change(
            upload.id,
            upload.version,
            { ...NO_PREVIEW, state: 'understood' },
            parts.clock.now(),
          );
          if (back !== null) resumed += 1;
          if (upload.batch !== null) {
            const batch = { id: upload.batch, dataset: '', digest: upload.digest, mappingVersion: '', comparedAt: 0 };
            await parts.observations.as({ agency: owner, actor: null }).drop(batch);
          }
        }
      }
      return resumed;
    },
    close: async () => {
      const under = [...desk.checks.values()];
      for (const { stop } of under) stop.abort();
      await Promise.allSettled([effects.close(), ...under.map(({ done }) => done)]);
    },
  };
}

/** A mapping that somebody sends. @throws UploadRefused `bad_mapping` naming the first thing wrong with its shape */
export function readMapping(given: unknown): ColumnMapping {
  const refuse = (what: string): never => {
    throw new UploadRefused('bad_mapping', `The mapping cannot be used: ${what}.`);
  };
  if (!isRecord(given)) return refuse('it is no object');
  if (given['version'] !== MAPPING_VERSION) return refuse(`"version" is not ${String(MAPPING_VERSION)}`);
  const tables = given['tables'];
  if (!Array.isArray(tables) || tables.length === 0) return refuse('"tables" is no list of tables');
  const parts = new Set<unknown>(COLUMN_PARTS);
  for (const table of tables as readonly unknown[]) {
    if (!isRecord(table) || !Array.isArray(table['columns']) || !Array.isArray(table['figures'])) {
      return refuse('a table has no "columns" or no "figures"');
    }
    for (const column of table['columns'] as readonly unknown[]) {
      if (!isRecord(column) || !Number.isSafeInteger(column['index']) || !parts.has(column['part'])) {
        return refuse('a column has no "index" or stands for nothing that is known');
      }
    }
    if (typeof table['firstLine'] !== 'number' || typeof table['headingLine'] !== 'number') {
      return refuse('a table does not say where its headings and its first line are');
    }
  }
  for (const field of ['answers', 'scales'] as const)
    if (!isRecord(given[field])) return refuse(`"${field}" is no object`);
  if (!Array.isArray(given['replacements'])) return refuse('"replacements" is no list');
  return given as unknown as ColumnMapping;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
