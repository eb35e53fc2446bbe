import { sql, type RawBuilder } from 'kysely';
import type { Database, OpenTransaction } from '../database.ts';
import type { Finality } from '../committed-batch.ts';
import type { OpenBatch } from '../observation-repository.ts';
import { digestOf } from '../hash-audit-row.ts';
import { NOBODY, type Scope } from '../scope.ts';
import type {
  BringingSource,
  PublishedUpload,
  StoredUpload,
  UploadAction,
  UploadChange,
  UploadFailure,
  UploadRepository,
  UploadState,
} from '../upload-repository.ts';
import { auditChange } from './audit-change.ts';
import { commitBatch, dropBatch, ensureOwner } from './commits.ts';
import { isoText, only } from './sql-parts.ts';

/** Uploads in tables, the same on the embedded store and on PostgreSQL. */
export class SqlUploadRepository implements UploadRepository {
  readonly #all: Database;
  readonly #database: Pick<Database, 'transaction'>;

  constructor(database: Database, scope: Scope = NOBODY) {
    this.#all = database;
    this.#database = { transaction: (mode, work) => database.transaction(mode, work, scope) };
  }

  as(scope: Scope): UploadRepository {
    return new SqlUploadRepository(this.#all, scope);
  }

  async listOwners(): Promise<readonly string[]> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ code: string }>`select code from agency order by id`.execute(open);
      return rows.map(({ code }) => code);
    });
  }

  async insert({
    fileName,
    bytes,
    digest,
    receivedAt,
    source = null,
  }: Parameters<UploadRepository['insert']>[0]): Promise<StoredUpload> {
    return this.#database.transaction('write', async (open) => {
      await ensureOwner(open);
      const { rows } = await sql<{ id: number }>`
        insert into upload (owner_id, actor, file_name, bytes, digest, received_at, changed_at, source)
        values (app_agency(), nullif(current_setting('app.actor', true), ''), ${fileName}, ${bytes}::bigint, ${digest},
                ${receivedAt}::timestamptz, ${receivedAt}::timestamptz, ${source === null ? null : JSON.stringify(source)}::jsonb)
        returning id
      `.execute(open);
      const upload = only(await read(open, sql`u.id = ${only(rows).id}::int`));
      await auditChange(open, {
        at: receivedAt,
        action: 'upload:receive',
        resource: `upload ${upload.id}`,
        before: null,
        after: digestUpload(upload),
      });
      return upload;
    });
  }

  async find(id: string): Promise<StoredUpload | null> {
    if (!isId(id)) return null;
    return this.#database.transaction('read', async (open) => (await read(open, sql`u.id = ${id}::int`))[0] ?? null);
  }

  async findByBatch(batch: string): Promise<StoredUpload | null> {
    if (!isId(batch)) return null;
    return this.#database.transaction(
      'read',
      async (open) => (await read(open, sql`u.batch_id = ${batch}::int and not u.replayed`))[0] ?? null,
    );
  }

  async list(states?: readonly UploadState[]): Promise<readonly StoredUpload[]> {
    const condition = states === undefined ? sql`true` : sql`u.state = any(${[...states]}::text[])`;
    return this.#database.transaction('read', (open) => read(open, condition));
  }

  async change(
    id: string,
    ifVersion: number,
    change: UploadChange,
    at: string,
    action?: UploadAction,
  ): Promise<StoredUpload | null> {
    if (!isId(id)) return null;
    return this.#database.transaction('write', async (open) => {
      if (action === undefined) return changeRow(open, Number(id), ifVersion, change, at);
      const [before] = await read(open, sql`u.id = ${id}::int`, sql`for update of u`);
      const after = await changeRow(open, Number(id), ifVersion, change, at);
      if (before === undefined || after === null) return null;
      await auditChange(open, {
        at,
        action,
        resource: `upload ${id}`,
        before: digestUpload(before),
        after: digestUpload(after),
      });
      return after;
    });
  }

  async publish(id: string, ifVersion: number, batch: OpenBatch, at: string): Promise<PublishedUpload> {
    const uploadId = Number(id);
    return this.#database.transaction('write', async (open) => {
      const [upload] = await read(open, sql`u.id = ${uploadId}::int`, sql`for update of u`);
      if (upload === undefined || upload.version !== ifVersion || upload.counts === null) {
        return { kind: 'changed', upload: upload ?? null };
      }
      const committed = await commitBatch(open, batch, upload.counts, at, upload.finality, 'renew');
      if (committed === 'stale') return { kind: 'stale' };
      const isReplayed = committed.id !== batch.id;
      const changed = await changeRow(
        open,
        uploadId,
        ifVersion,
        { state: 'published', batch: committed.id, replayed: isReplayed, failure: null },
        at,
      );
      if (changed === null) throw new Error('An upload that was locked has changed.');
      if (isReplayed) await dropBatch(open, Number(batch.id));
      return { kind: isReplayed ? 'replayed' : 'published', upload: changed, batch: committed };
    });
  }

  async findMapping(shape: string): Promise<unknown> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ mapping: unknown }>`
        select mapping from remembered_mapping where owner_id = app_agency() and shape = ${shape}
      `.execute(open);
      return rows[0]?.mapping ?? null;
    });
  }

  async rememberMapping(shape: string, mapping: unknown, at: string): Promise<void> {
    await this.#database.transaction('write', async (open) => {
      await ensureOwner(open);
      await sql`
        insert into remembered_mapping (owner_id, shape, mapping, at)
        values (app_agency(), ${shape}, ${JSON.stringify(mapping)}::jsonb, ${at}::timestamptz)
        on conflict (owner_id, shape) do update set mapping = excluded.mapping, at = excluded.at
      `.execute(open);
    });
  }
}

/** What the audit keeps of an upload: what it is and what was decided about it, not what its file says. */
function digestUpload(upload: StoredUpload): string {
  const { id, owner, digest, state, mappingVersion, previewDigest, finality, goodRowsOnly, publishAt } = upload;
  const { approvedBy, failure } = upload;
  return digestOf({
    ...{ id, owner, digest, state, mappingVersion, previewDigest, finality, goodRowsOnly, publishAt },
    ...{ approvedBy, reason: failure?.message ?? null },
  });
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}

async function changeRow(
  open: OpenTransaction,
  id: number,
  ifVersion: number,
  change: UploadChange,
  at: string,
): Promise<StoredUpload | null> {
  const parts: RawBuilder<unknown>[] = [sql`version = version + 1`, sql`changed_at = ${at}::timestamptz`];
  const json = (value: unknown): string | null =>
    value === null || value === undefined ? null : JSON.stringify(value);
  if ('state' in change) parts.push(sql`state = ${change.state}`);
  if ('understanding' in change) parts.push(sql`understanding = ${json(change.understanding)}::jsonb`);
  if ('mapping' in change) parts.push(sql`mapping = ${json(change.mapping)}::jsonb`);
  if ('fixes' in change) parts.push(sql`fixes = ${json(change.fixes)}::jsonb`);
  if ('mappingVersion' in change) parts.push(sql`mapping_version = ${change.mappingVersion}`);
  if ('batch' in change) parts.push(sql`batch_id = ${change.batch === null ? null : Number(change.batch)}::int`);
  if ('counts' in change) {
    const counts = change.counts ?? null;
    parts.push(
      sql`lines_read = ${counts?.read ?? null}::int, created = ${counts?.created ?? null}::int, changed = ${counts?.changed ?? null}::int,
          unchanged = ${counts?.unchanged ?? null}::int, refused = ${counts?.refused ?? null}::int, blank = ${counts?.blank ?? null}::int`,
    );
  }
  if ('warned' in change) parts.push(sql`warned = ${change.warned}::int`);
  if ('preview' in change) parts.push(sql`preview = ${json(change.preview)}::jsonb`);
  if ('previewDigest' in change) parts.push(sql`preview_digest = ${change.previewDigest}`);
  if ('failure' in change) parts.push(sql`failure = ${json(change.failure)}::jsonb`);
  if ('finality' in change) parts.push(sql`finality = ${change.finality}`);
  if ('goodRowsOnly' in change) parts.push(sql`good_rows_only = ${change.goodRowsOnly}`);
  if ('publishAt' in change) parts.push(sql`publish_at = ${change.publishAt}::timestamptz`);
  if ('approvedBy' in change) parts.push(sql`approved_by = ${change.approvedBy}`);
  if ('approvedAt' in change) parts.push(sql`approved_at = ${change.approvedAt}::timestamptz`);
  if ('replayed' in change) parts.push(sql`replayed = ${change.replayed}`);
  const { rows } = await sql<{ id: number }>`
    update upload set ${sql.join(parts)} where id = ${id}::int and version = ${ifVersion}::int returning id
  `.execute(open);
  if (rows.length === 0) return null;
  return only(await read(open, sql`u.id = ${id}::int`));
}

interface UploadRow {
  readonly id: number;
  readonly owner: string;
  readonly actor: string | null;
  readonly file_name: string;
  readonly bytes: string;
  readonly digest: string;
  readonly state: UploadState;
  readonly version: number;
  readonly received_at: string;
  readonly changed_at: string;
  readonly understanding: unknown;
  readonly mapping: unknown;
  readonly fixes: unknown[];
  readonly mapping_version: string | null;
  readonly batch_id: number | null;
  readonly lines_read: number | null;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly blank: number;
  readonly warned: number | null;
  readonly preview: unknown;
  readonly preview_digest: string | null;
  readonly failure: UploadFailure | null;
  readonly finality: Finality;
  readonly good_rows_only: boolean;
  readonly publish_at: string | null;
  readonly approved_by: string | null;
  readonly approved_at: string | null;
  readonly replayed: boolean;
  readonly source: BringingSource | null;
}

async function read(
  open: OpenTransaction,
  condition: RawBuilder<unknown>,
  lock: RawBuilder<unknown> = sql``,
): Promise<readonly StoredUpload[]> {
  const { rows } = await sql<UploadRow>`
    select u.id, a.code as owner, u.actor, u.file_name, u.bytes::text as bytes, u.digest, u.state, u.version,
           ${isoText(sql`u.received_at`)} as received_at, ${isoText(sql`u.changed_at`)} as changed_at, u.understanding, u.mapping, u.fixes,
           u.mapping_version, u.batch_id, u.lines_read, u.created, u.changed, u.unchanged, u.refused, u.blank, u.warned, u.preview,
           u.preview_digest, u.failure, u.finality, u.good_rows_only, ${isoText(sql`u.publish_at`)} as publish_at, u.approved_by,
           ${isoText(sql`u.approved_at`)} as approved_at, u.replayed, u.source
    from upload u join agency a on a.id = u.owner_id
    where ${condition} order by u.id desc ${lock}
  `.execute(open);
  return rows.map((row) => ({
    id: String(row.id),
    owner: row.owner,
    actor: row.actor,
    fileName: row.file_name,
    bytes: Number(row.bytes),
    digest: row.digest,
    state: row.state,
    version: row.version,
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    understanding: row.understanding,
    mapping: row.mapping,
    fixes: row.fixes,
    mappingVersion: row.mapping_version,
    batch: row.batch_id === null ? null : String(row.batch_id),
    counts:
      row.lines_read === null
        ? null
        : {
            read: row.lines_read,
            created: row.created,
            changed: row.changed,
            unchanged: row.unchanged,
            refused: row.refused,
            blank: row.blank,
          },
    warned: row.warned,
    preview: row.preview,
    previewDigest: row.preview_digest,
    failure: row.failure,
    finality: row.finality,
    goodRowsOnly: row.good_rows_only,
    publishAt: row.publish_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    replayed: row.replayed,
    source: row.source,
  }));
}
