import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Problem } from '#domain/contract/places-view';
import type { UploadView } from '#domain/contract/uploads-view';
import { readConfig } from '#server/config';
import { BOOK, makeSheet, makeWorkbook, patchDirectory, SHEET } from '#server/testing/hostile-workbooks';
import { makePeopleWorld, told, type Browser, type PeopleWorld } from '#server/testing/people-world';
import { EMBEDDED, makeFolder } from '#server/testing/stores';
import { loadUploadKnowledge, makeUploadWorld } from '#server/testing/upload-world';
import { MOST_UPLOAD_BYTES } from './register-uploads.ts';

const FIXTURES = join(readConfig({}).root, 'e2e', 'fixtures', 'not-ok');
const fixture = (name: string): Buffer => readFileSync(join(FIXTURES, name));
const BOUNDARY = 'a-line-of-their-own';
const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const DOCUMENT_TYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hosts">]>';

/** Case, name of the file, its bytes, and the answer. */
const HOSTILE: readonly (readonly [number: string, name: string, bytes: () => Buffer, answer: string])[] = [
  [
    'case 1',
    'four-gigabytes.xlsx',
    () => patchDirectory(makeWorkbook('<row r="1"/>'), SHEET, 24, 4_200_000_000),
    '422 archive_too_large',
  ],
  [
    'case 2',
    'lying.xlsx',
    () => patchDirectory(makeWorkbook(`${ROW}${' '.repeat(200_000)}`), SHEET, 24, 500),
    '422 archive_size_mismatch',
  ],
  ['case 3', 'leads-out.xlsx', () => makeWorkbook('', { '../../outside.xml': 'x' }), '422 archive_layout'],
  [
    'case 4',
    'declares.xlsx',
    () => makeWorkbook('', { 'xl/workbook.xml': BOOK.replace('?>', `?>${DOCUMENT_TYPE}`) }),
    '422 xml_dtd_refused',
  ],
  [
    'case 4',
    'declares-in-its-sheet.xlsx',
    () => makeWorkbook('', { [SHEET]: makeSheet(ROW).replace('?>', `?>${DOCUMENT_TYPE}`) }),
    '422 xml_dtd_refused',
  ],
  [
    'case 5',
    'far-end.xlsx',
    () => makeWorkbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    '422 too_many_rows',
  ],
  ['case 6', 'encrypted.xlsx', () => fixture('encrypted.xlsx'), '415 unsupported_workbook'],
  ['case 6', 'old-workbook-renamed.xlsx', () => fixture('old-workbook-renamed.xlsx'), '415 unsupported_workbook'],
  ['case 6', 'macro-workbook.xlsm', () => fixture('macro-workbook.xlsm'), '415 unsupported_workbook'],
  ['case 6', 'open-document.xlsx', () => fixture('open-document.ods'), '415 unsupported_workbook'],
  ['case 7', 'picture.csv', () => fixture('picture-renamed.csv'), '415 not_a_table'],
  ['case 7', 'web-page.csv', () => fixture('web-page-renamed.csv'), '415 not_a_table'],
  [
    'case 7',
    'program.csv',
    () => Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004', 'latin1'),
    '415 not_a_table',
  ],
  ['case 11', 'nought.csv', () => fixture('nul-bytes.csv'), '422 unreadable_csv'],
  ['case 11', 'open-quote.csv', () => fixture('unclosed-quote-in-row-9.csv'), '422 unreadable_csv'],
  ['case 11', 'wide.csv', () => fixture('five-thousand-columns.csv'), '422 too_many_columns'],
];

describe('a file that cannot be read', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  let made: PeopleWorld;
  let officer: Browser;

  beforeAll(async () => {
    const store = await EMBEDDED.open();
    folder = await makeFolder();
    const uploads = makeUploadWorld(store, await loadUploadKnowledge(), folder.path);
    made = await makePeopleWorld(
      store,
      {},
      {
        uploads: {
          useCases: () => uploads.work,
          who: { person: () => Promise.resolve(null), agency: () => null },
        },
      },
    );
    officer = await made.signedIn('officer', 'officer', { agency: 'E06000003' });
  }, 120_000);
  afterAll(async () => {
    await made.app.close();
    await folder.remove();
  });

  const send = async (name: string, bytes: Buffer): Promise<UploadView> => {
    const part = Buffer.concat([
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
      bytes,
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]);
    const type = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const sent = await officer.change('POST', '/api/uploads', part, type);
    expect(told(sent)).withContext(name).toBe('202');
    return sent.json<UploadView>();
  };
  const eventsAbout = async (id: string): Promise<readonly string[]> =>
    (await made.store.people.read((tables) => tables.auditEvents(null, null, 200)))
      .filter(({ resource }) => resource === `upload ${id}`)
      .map(({ action, outcome, actor, agency }) => `${actor} of ${String(agency)}: ${action} ${outcome}`);

  for (const [number, name, bytes, answer] of HOSTILE) {
    it(`${number}: ${name} is answered ${answer}, is in the audit, and nothing of it is stored`, async () => {
      const { id } = await send(name, bytes());
      const refused = await officer.change('POST', `/api/uploads/${id}/understand`);
      expect(told(refused)).toBe(answer);
      const problem = refused.json<Problem>();
      expect(problem.status).toBe(refused.statusCode);
      expect(problem.detail).toMatch(/found .+, expected .+\.$/);
      expect(problem.detail).not.toMatch(/\bat .*:\d+|Error/);
      const now = (await officer.get(`/api/uploads/${id}`)).json<UploadView>();
      expect([now.state, now.failure?.code, now.failure?.message]).toEqual(['failed', problem.code, problem.detail]);
      expect(await eventsAbout(id)).toEqual(
        jasmine.arrayWithExactContents([
          'officer of E06000003: upload:receive done',
          'officer of E06000003: batch:change refused',
        ]),
      );
      expect(await made.store.observations.listCommits()).toEqual([]);
      expect(await made.store.observations.newestCommit()).toBe(0);
      // Its bytes are kept as they came, and given back to nobody.
      for (const url of ['', '/file', '/raw', '/refused-rows?format=csv']) {
        const { headers, statusCode, rawPayload } = await officer.get(`/api/uploads/${id}${url}`);
        const isInline = statusCode === 200 && !String(headers['content-type']).startsWith('application/json');
        expect(isInline && rawPayload.includes(bytes().subarray(0, 64)))
          .withContext(url)
          .toBeFalse();
      }
    });
  }

  it('case 8: a body without end is answered 413 once it is over the cap, cut off, and nothing of it is left', async () => {
    const before = await readdir(folder.path);
    const { port } = new URL(await made.app.listen({ port: 0, host: '127.0.0.1' }));
    const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const asked = request({
      port,
      method: 'POST',
      path: '/api/uploads',
      headers: {
        host: 'localhost',
        cookie,
        'x-xsrf-token': officer.cookies.get('XSRF') ?? '',
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
    });
    const answered = new Promise<IncomingMessage>((resolve) => asked.once('response', resolve));
    const closed = new Promise((resolve) => asked.once('close', resolve));
    // Written to after it was cut off: that is what is wanted.
    asked.on('error', () => undefined);
    asked.write(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="endless.csv"\r\n\r\n`);
    const megabyte = Buffer.alloc(1024 * 1024, 65);
    let sent = 0;
    const goOn = (error?: Error | null): void => {
      if (asked.destroyed || (error ?? null) !== null) return;
      sent += megabyte.length;
      asked.write(megabyte, goOn);
    };
    goOn();
    const answer = await answered;
    let text = '';
    for await (const part of answer) text += String(part);
    expect([answer.statusCode, (JSON.parse(text) as Problem).code]).toEqual([413, 'file_too_large']);
    await closed;
    expect(sent).toBeGreaterThan(MOST_UPLOAD_BYTES);
    expect(await readdir(folder.path)).toEqual(before);
  }, 60_000);
});
