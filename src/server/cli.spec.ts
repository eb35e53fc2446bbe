import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from './config.ts';
import { holdDataFolder } from '#server/storage/hold-data-folder';
import type { PublishedReport } from '#server/use-cases/show-report';
import { makeFolder } from '#server/testing/stores';

const ROOT = readConfig({}).root;
const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Faults {
  readonly faults: readonly { readonly file: string; readonly line?: number }[];
}

interface Examination {
  readonly findings: readonly { readonly what: string; readonly state: string; readonly mend: string }[];
}

/** Runs a program of ours to its end, with settings of its own and none of the machine's. */
function run(
  program: string,
  words: readonly string[],
  settings: Record<string, string> = {},
  folder = ROOT,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

describe('the command line', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
  const at = (...names: string[]): string => join(folder?.path ?? '', ...names);

  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder?.remove());

  it('prints nothing but JSON on stdout, from a folder alone and without a store', async () => {
    const ended = await run(
      CLI,
      ['analyse', '--catalogue', 'catalogue', '--as-of', '2026-11-22', '--details', '--format', 'json'],
      { DATA_DIR: at('never-made') },
    );
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    const report = JSON.parse(ended.stdout) as PublishedReport;
    expect(report.place).toBeNull();
    expect(report.findings.length).toBeGreaterThan(50);
    expect(report.findings.map((finding) => finding.id)).toEqual(report.findings.map((finding) => finding.id).sort());
    for (const field of [
      'asOf',
      'catalogueVersion',
      'headlines',
      'index',
      'counts',
      'paths',
      'loops',
      'structural',
      'pairs',
    ])
      expect(Object.hasOwn(report, field)).withContext(field).toBeTrue();
    expect(
      (await run(CLI, ['analyse', '--catalogue', 'catalogue', '--as-of', '2026-11-22', '--format', 'json'])).stdout,
    ).not.toContain('"structural"');
  }, 60_000);

  it('takes agencies and figures from files beside each other, counted from where the command was typed', async () => {
    await mkdir(at('typed'), { recursive: true });
    await writeFile(
      at('typed', 'figures.csv'),
      'measure,area,period,value\nascof-2c1,E06000003,2017-03,14.5\nascof-2c1,E06000003,2018-03,*\nascof-2c1,E06000004,2018-03,-\n',
    );
    await writeFile(at('typed', 'areas.csv'), 'area,level\nE06000003,council\n');
    await writeFile(
      at('typed', 'agencies.json'),
      JSON.stringify({
        place: 'E06000003',
        comparator: null,
        agencies: [
          { id: 'E06000003', name: 'Redcar and Cleveland Council', types: ['council_asc'], from: null, to: null },
        ],
        delegations: [],
      }),
    );
    const words = [
      'analyse',
      '--agencies',
      'agencies.json',
      '--observations',
      'figures.csv',
      '--as-of',
      '2018-03-31',
      '--format',
      'json',
    ];
    const ended = await run(CLI, words, { INIT_CWD: at('typed') });
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expect((JSON.parse(ended.stdout) as PublishedReport).place).toBe('E06000003');
  }, 60_000);

  it('prints tables for people', async () => {
    const places = await run(CLI, ['places', '--as-of', '2018-03-31']);
    expect(places.code).toBe(0);
    expect(places.stdout.trim().split('\n').length).toBe(153);
    expect(places.stdout).toContain('E06000003  Redcar and Cleveland');
    const report = await run(CLI, ['analyse', '--as-of', '2018-03-31']);
    expect(report.stdout).toContain('found by rule, not yet reviewed');
    expect((await run(CLI, ['measures', '--format', 'json'])).stdout).toContain('"ascof-2c1"');
    expect((await run(CLI, ['--help'])).stdout).toContain('Usage');
  }, 60_000);

  const misused: readonly (readonly [string, readonly string[]])[] = [
    ['no command', []],
    ['an unknown command', ['analyze']],
    ['a command called __proto__', ['__proto__']],
    ['an unknown option', ['analyse', '--force']],
    ['an option of another command', ['places', '--place', 'E06000003']],
    ['an option without its word', ['analyse', '--place']],
    ['an option twice', ['places', '--as-of', '2018-03-31', '--as-of', '2019-03-31']],
    ['a date that is no date', ['places', '--as-of', '2018-02-30']],
    ['a format that is none', ['places', '--format', 'yaml']],
    ['a file that is not there', ['analyse', '--observations', 'nothing.csv']],
    ['an unknown place', ['analyse', '--place', 'E06999999', '--catalogue', 'catalogue']],
    [
      'a place before it existed',
      ['analyse', '--place', 'E06000058', '--as-of', '2018-03-31', '--catalogue', 'catalogue'],
    ],
  ];
  for (const [name, words] of misused) {
    it(`ends with 2 on bad usage: ${name}`, async () => {
      const ended = await run(CLI, words);
      expect([ended.code, ended.stdout]).toEqual([2, '']);
      expect(ended.stderr.trim()).not.toBe('');
      expect(ended.stderr).not.toContain('    at ');
    }, 30_000);
  }

  it('ends with 65 on bad data, with every fault as JSON on stdout', async () => {
    await cp(join(ROOT, 'catalogue'), at('half'), { recursive: true });
    await rm(at('half', 'goals.json'));
    await writeFile(at('half', 'links.json'), '{ not json');
    const half = await run(CLI, ['analyse', '--catalogue', at('half'), '--format', 'json']);
    expect(half.code).toBe(65);
    const files = (JSON.parse(half.stdout) as Faults).faults.map((fault) => fault.file);
    expect(files).toContain('goals.json');
    expect(files).toContain('links.json');

    await writeFile(
      at('bad.csv'),
      'measure,area,period,value\nascof-2c1,E06000003,2018-03,1\nnothing,E06000003,2018-03,1\nascof-2c1,E06000003,Mar-18,many\n',
    );
    const figures = await run(CLI, ['analyse', '--observations', at('bad.csv')]);
    expect(figures.code).toBe(65);
    expect((JSON.parse(figures.stdout) as Faults).faults.map((fault) => fault.line)).toContain(3);

    await writeFile(at('national.json'), '{"FOOTPRINT/holders": "many"}');
    expect((await run(CLI, ['analyse', '--national', at('national.json')])).code).toBe(65);
  }, 60_000);

  it('ends with 69 when the store is not available, and says why', async () => {
    await writeFile(at('a-file'), '');
    const words = ['analyse', '--place', 'E06000003', '--as-of', '2018-03-31', '--format', 'json'];
    const unwritable = await run(CLI, words, { DATA_DIR: at('a-file') });
    expect([unwritable.code, unwritable.stdout]).toEqual([69, '']);
    expect(unwritable.stderr).toContain('DATA_DIR');
    const refusing = await run(CLI, words, { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:9/nothing' });
    expect(refusing.code).toBe(69);
    expect(refusing.stderr).toContain('127.0.0.1:9/nothing');
    expect(refusing.stderr).not.toContain('secret');
  }, 60_000);

  it('ends with 69 while another command holds the store, naming it', async () => {
    await mkdir(at('held'), { recursive: true });
    const held = await holdDataFolder(at('held'));
    try {
      const ended = await run(CLI, ['analyse', '--place', 'E06000003'], { DATA_DIR: at('held') });
      expect(ended.code).toBe(69);
      expect(ended.stderr).toContain(`process ${String(process.pid)}`);
    } finally {
      await held.release();
    }
  }, 30_000);

  it('works through the server that holds the store', async () => {
    await mkdir(at('served'), { recursive: true });
    const held = await holdDataFolder(at('served'));
    const { createServer: createWebServer } = await import('node:http');
    const asked: string[] = [];
    const server = createWebServer((request, response) => {
      asked.push(request.url ?? '');
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ asOf: '2018-03-31', place: 'E06000003', headlines: ['told by the server'] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    held.announce(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`);
    try {
      const ended = await run(
        CLI,
        ['analyse', '--place', 'E06000003', '--as-of', '2018-03-31', '--details', '--format', 'json'],
        { DATA_DIR: at('served') },
      );
      expect(ended.code).toBe(0);
      expect((JSON.parse(ended.stdout) as PublishedReport).headlines).toEqual(['told by the server']);
      expect(asked).toEqual(['/api/places/E06000003/report?asOf=2018-03-31&details=true']);
    } finally {
      server.close();
      await held.release();
    }
  }, 30_000);

  it('looks after itself: doctor says what is there and how to mend what is not', async () => {
    const well = await run(CLI, ['doctor', '--format', 'json'], { DATA_DIR: at('none-yet') });
    expect(well.code).toBe(0);
    const { findings } = JSON.parse(well.stdout) as Examination;
    expect(findings.map((finding) => finding.what)).toEqual([
      'Node',
      'settings',
      'catalogue',
      'places',
      'store',
      'disk',
      'pages',
      'browser',
    ]);
    await writeFile(at('no-folder'), '');
    const ill = await run(CLI, ['doctor', '--format', 'json'], { DATA_DIR: at('no-folder') });
    expect(ill.code).toBe(69);
    const fault = (JSON.parse(ill.stdout) as Examination).findings.find((finding) => finding.state === 'fault');
    expect([fault?.what, fault?.mend !== '']).toEqual(['store', true]);
  }, 60_000);
});

describe('the server’s start', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>> | null = null;
  const at = (...names: string[]): string => join(folder?.path ?? '', ...names);

  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder?.remove());

  it('case 42: is refused on a folder that another process holds, naming it, and touches nothing', async () => {
    await mkdir(at('held'), { recursive: true });
    const held = await holdDataFolder(at('held'));
    try {
      const ended = await run(MAIN, [], { DATA_DIR: at('held'), PORT: '0' });
      expect([ended.code, ended.stdout]).toEqual([69, '']);
      expect(ended.stderr).toContain(`in use by process ${String(process.pid)}`);
    } finally {
      await held.release();
    }
  }, 30_000);

  it('is refused when the port is in use, before anything is loaded', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : 0);
    try {
      const ended = await run(MAIN, [], { DATA_DIR: at('new'), PORT: port });
      expect([ended.code, ended.stdout]).toEqual([69, '']);
      expect(ended.stderr).toContain(`PORT ${port} is in use`);
    } finally {
      other.close();
    }
  }, 30_000);

  const refused: readonly (readonly [string, Record<string, string>, number, string])[] = [
    [
      'an address that is not this computer',
      { HOST: '0.0.0.0' },
      78,
      'Refusing to listen on 0.0.0.0 without encryption',
    ],
    ['a port that is none', { PORT: 'http' }, 78, 'PORT is "http"'],
    ['a database address that is none', { DATABASE_URL: 'sqlite:figures' }, 78, 'DATABASE_URL'],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:9/nothing', PORT: '0' },
      69,
      'cannot be used',
    ],
    ['a folder that cannot be written', { DATA_DIR: '/dev/null/figures', PORT: '0' }, 69, 'cannot be written'],
  ];
  for (const [name, settings, code, words] of refused) {
    it(`is refused with one clear answer: ${name}`, async () => {
      const ended = await run(MAIN, [], settings);
      expect([ended.code, ended.stdout]).toEqual([code, '']);
      expect(ended.stderr).toContain(words);
      expect(ended.stderr).not.toContain('    at ');
      expect(ended.stderr).not.toContain('secret');
    }, 30_000);
  }

  it('is refused on a folder whose store is something else, and leaves it as it was', async () => {
    await mkdir(at('other', 'store'), { recursive: true });
    await writeFile(at('other', 'store', 'letter.txt'), 'Dear board');
    const ended = await run(MAIN, [], { DATA_DIR: at('other'), PORT: '0' });
    expect(ended.code).toBe(69);
    expect(ended.stderr).toContain('is not a store of this program');
    expect(await readFile(at('other', 'store', 'letter.txt'), 'utf8')).toBe('Dear board');
  }, 30_000);

  it('is refused on a store from a newer version', async () => {
    await mkdir(at('newer'), { recursive: true });
    const { openPglite } = await import('#server/storage/open-pglite');
    const driver = await openPglite(at('newer'));
    await driver.withSession(async (session) => {
      await session.script(
        'create table schema_migration (number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())',
      );
      await session.query('insert into schema_migration (number, name, checksum) values (9999, $1, $2)', [
        'from the future',
        'x',
      ]);
    });
    await driver.close();
    const ended = await run(MAIN, [], { DATA_DIR: at('newer'), PORT: '0' });
    expect([ended.code, ended.stdout]).toEqual([69, '']);
    expect(ended.stderr).toContain('newer version of Common Measure');
  }, 60_000);
});
