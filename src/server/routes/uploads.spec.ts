import type { FastifyInstance } from 'fastify';
import type { Problem } from '#domain/contract/places-view';
import type { UploadState, UploadView } from '#domain/contract/uploads-view';
import type { Actor } from '#server/permissions/actor';
import type { Browser } from '#server/testing/people-world';
import { makePeopleWorld, told, type PeopleWorld } from '#server/testing/people-world';
import { EMBEDDED } from '#server/testing/stores';
import { UploadRefused, type UploadRefusal } from '#server/use-cases/upload-refused';
import type { Publication, UploadUseCases } from '#server/use-cases/upload-use-cases';

const COUNCIL = { agency: 'E06000003' };

function anUpload(state: UploadState, version: number): UploadView {
  return {
    id: '7',
    version,
    state,
    fileName: 'autumn.csv',
    bytes: 12,
    digest: 'd'.repeat(64),
    agency: 'E06000003',
    actor: 'officer',
    receivedAt: '2026-11-22T12:00:00.000Z',
    changedAt: '2026-11-22T12:00:00.000Z',
    understanding: null,
    progress: null,
    preview: null,
    fixes: [],
    finality: 'final',
    publishAt: null,
    goodRowsOnly: false,
    approvedAt: null,
    batch: null,
    replayed: false,
    failure: null,
  };
}

/** Says what it is asked and answers with an upload, or refuses. */
class UploadsAsked {
  readonly asked: string[] = [];
  refusal: UploadRefusal | null = null;
  rows: readonly (readonly string[])[] = [];

  readonly useCases = new Proxy({} as UploadUseCases, {
    get: (_target, verb) => {
      if (verb === 'readRefusedRows') return () => this.#readRows();
      return (actor: Actor, ...given: unknown[]) => this.#answer(String(verb), actor, given);
    },
  });

  async #answer(verb: string, actor: Actor, given: readonly unknown[]): Promise<unknown> {
    const [first] = given;
    let what = JSON.stringify(given);
    if (verb === 'receiveFile') {
      const { bytes, fileName, agency } = first as { bytes: AsyncIterable<Buffer>; fileName: string; agency: null };
      const parts: Buffer[] = [];
      for await (const part of bytes) parts.push(part);
      what = `${fileName} ${Buffer.concat(parts).toString()} ${String(agency)}`;
    }
    this.asked.push(`${actor.kind === 'person' ? actor.account : actor.kind} ${verb} ${what}`);
    if (this.refusal !== null) throw new UploadRefused(this.refusal, 'Why it cannot be.');
    if (verb === 'listUploads') return { uploads: [anUpload('checked', 3)] };
    if (verb === 'listBatches') return { batches: [] };
    return anUpload('checked', 3);
  }

  async *#readRows(): AsyncGenerator<readonly string[]> {
    if (this.refusal !== null) throw new UploadRefused(this.refusal, 'Why it cannot be.');
    yield* this.rows;
  }
}

describe('the addresses of uploads', () => {
  let made: PeopleWorld;
  let app: FastifyInstance;
  let officer: Browser;
  let uploads: UploadsAsked;

  beforeAll(async () => {
    uploads = new UploadsAsked();
    made = await makePeopleWorld(
      await EMBEDDED.open(),
      {},
      {
        uploads: {
          useCases: () => uploads.useCases,
          who: {
            person: async (id) => (id === 'officer' ? 'Robin Officer' : null),
            agency: (code) => (code === 'E06000003' ? 'Redcar and Cleveland Council' : null),
          },
        },
      },
    );
    app = made.app;
    officer = await made.signedIn('officer', 'officer', COUNCIL);
  }, 120_000);

  afterEach(() => {
    expect(made.failures.splice(0)).toEqual([]);
    uploads.asked.length = 0;
    uploads.refusal = null;
  });

  afterAll(async () => {
    await app.close();
  });

  const boundary = 'a-line-of-their-own';
  const multipart = (...files: readonly [name: string, text: string][]): Buffer =>
    Buffer.from(
      `${files
        .map(
          ([name, text]) =>
            `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n`,
        )
        .join('')}--${boundary}--\r\n`,
    );
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const ifMatch = { 'if-match': '"3"' };

  it('take a file as it comes, for the organisation of whoever sends it, and say where it is then', async () => {
    const sent = await officer.change('POST', '/api/uploads', multipart(['autumn.csv', 'a,b']), type);
    expect(told(sent)).toBe('202');
    expect([sent.headers['location'], sent.headers['etag'], sent.headers['cache-control']]).toEqual([
      '/api/uploads/7',
      '"3"',
      'private, no-store',
    ]);
    expect(uploads.asked).toEqual(['officer receiveFile autumn.csv a,b null']);
    expect(sent.json<UploadView>().actorName).toBe('Robin Officer');
    expect(sent.json<UploadView>().agencyName).toBe('Redcar and Cleveland Council');
  });

  it('case 9: refuse a request without a file, and one with too many parts', async () => {
    const json = await officer.change('POST', '/api/uploads', { file: 'a,b' });
    expect(told(json)).toBe('422 file_refused');
    expect(uploads.asked).toEqual([]);
    const fields = Array.from(
      { length: 10_000 },
      (_, at) => `--${boundary}\r\ncontent-disposition: form-data; name="f${String(at)}"\r\n\r\nx\r\n`,
    ).join('');
    const many = Buffer.concat([Buffer.from(fields), multipart(['autumn.csv', 'a,b'])]);
    expect(told(await officer.change('POST', '/api/uploads', many, type))).toBe('413 too_many_parts');
    const files = multipart(...Array.from({ length: 50 }, (_, at): [string, string] => [`${String(at)}.csv`, 'a,b']));
    expect(told(await officer.change('POST', '/api/uploads', files, type))).toBe('413 too_many_parts');
    expect(uploads.asked).toEqual([]);
  });

  it('answer nobody who is not signed in, and no change from another site', async () => {
    const stranger = made.browser();
    expect(told(await stranger.get('/api/uploads'))).toBe('401 signed_out');
    expect(told(await stranger.get('/api/batches'))).toBe('401 signed_out');
    expect(told(await stranger.change('POST', '/api/uploads', multipart(['a.csv', '']), type))).toBe('401 signed_out');
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const forged = await app.inject({
      method: 'POST',
      url: '/api/uploads/7/publish',
      headers: { host: 'localhost', cookie, ...ifMatch },
      payload: {},
    });
    expect(told(forged)).toBe('403 csrf');
    expect(uploads.asked).toEqual([]);
  });

  const publication: Publication = { previewDigest: 'p', goodRowsOnly: true, finality: 'provisional', publishAt: null };
  const changes: readonly (readonly ['POST' | 'PUT' | 'DELETE', string, object | undefined, string])[] = [
    ['PUT', '/api/uploads/7/mapping', { mapping: { version: 1 } }, 'setMapping ["7",{"version":1},3]'],
    ['POST', '/api/uploads/7/check', undefined, 'checkUpload ["7",3]'],
    ['POST', '/api/uploads/7/fixes', { group: 2 }, 'applyFix ["7",2,3]'],
    ['DELETE', '/api/uploads/7/fixes/1', undefined, 'takeBackFix ["7",1,3]'],
    ['POST', '/api/uploads/7/approve', undefined, 'approveUpload ["7",3]'],
    ['POST', '/api/uploads/7/return', { reason: 'Too early' }, 'returnUpload ["7","Too early",3]'],
    ['DELETE', '/api/uploads/7', undefined, 'abandonUpload ["7",3]'],
  ];

  for (const [method, address, body, asked] of changes) {
    it(`${method} ${address} says which version it was made from`, async () => {
      expect(told(await officer.change(method, address, body))).toBe('428 version_required');
      expect(uploads.asked).toEqual([]);
      const done = await officer.change(method, address, body, ifMatch);
      expect([told(done), done.headers['etag']]).toEqual(['200', '"3"']);
      expect(uploads.asked).toEqual([`officer ${asked}`]);
    });
  }

  it('publish what was previewed, at a time in UTC', async () => {
    const at = { ...publication, publishAt: '2026-12-01T09:30:00+01:00' };
    expect(told(await officer.change('POST', '/api/uploads/7/publish', at, ifMatch))).toBe('200');
    expect(uploads.asked[0]).toContain('"publishAt":"2026-12-01T08:30:00.000Z"');
    const never = { ...publication, publishAt: 'tomorrow' };
    expect(told(await officer.change('POST', '/api/uploads/7/publish', never, ifMatch))).toBe(
      '400 bad_publication_time',
    );
    const owner = { ...publication, agency: 'RTR' };
    expect(told(await officer.change('POST', '/api/uploads/7/publish', owner, ifMatch))).toBe('400 unknown_field');
  });

  it('tell each refusal with its code, status and reason', async () => {
    for (const [refusal, status] of [
      ['unknown_upload', 404],
      ['forbidden', 403],
      ['upload_changed', 412],
      ['preview_stale', 409],
      ['rows_refused', 422],
    ] as const) {
      uploads.refusal = refusal;
      const answer = await officer.change('POST', '/api/uploads/7/publish', publication, ifMatch);
      expect(told(answer)).toBe(`${String(status)} ${refusal}`);
      expect(answer.json<Problem>().detail).toBe('Why it cannot be.');
    }
  });

  it('give the refused rows as a file that no spreadsheet runs, and half a file to nobody', async () => {
    uploads.rows = [
      ['value', 'why it was refused'],
      ['=1+1', 'Line 3: no number.'],
      ['2o3', 'Line 4, value: no number.'],
    ];
    const csv = await officer.get('/api/uploads/7/refused-rows?format=csv');
    expect(csv.body).toBe(
      '\ufeffvalue,why it was refused\r\n\'=1+1,Line 3: no number.\r\n2o3,"Line 4, value: no number."\r\n',
    );
    expect(csv.headers['content-disposition']).toContain('autumn-refused-rows.csv');
    const workbook = await officer.get('/api/uploads/7/refused-rows');
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK');
    uploads.refusal = 'upload_state';
    expect(told(await officer.get('/api/uploads/7/refused-rows?format=csv'))).toBe('409 upload_state');
  });

  it('undo and redo by the batch, and answer no address that is none', async () => {
    uploads.refusal = 'unknown_batch';
    expect(told(await officer.change('POST', '/api/batches/9/undo'))).toBe('404 unknown_batch');
    expect(told(await officer.change('POST', '/api/batches/9/redo'))).toBe('404 unknown_batch');
    expect(uploads.asked).toEqual(['officer undoBatch ["9"]', 'officer redoBatch ["9"]']);
    expect(told(await officer.change('POST', '/api/batches/9/remove'))).toBe('404 not_found');
  });
});
