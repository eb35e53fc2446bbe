import type { DueView } from '#domain/contract/due-view';
import type { SessionView } from '#domain/contract/people-view';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { BatchView, UploadView, VersionsView } from '#domain/contract/uploads-view';
import { makeOfficer, makePreview, makeUpload } from '#app/testing/make-upload';
import { openPage } from '#app/testing/open-page';

const COUNCIL = { code: 'C1', name: 'Northtown Council' };
const SESSION = makeOfficer();
const COUNTS = { read: 3, created: 1, changed: 1, unchanged: 0, refused: 1, blank: 0 };
const UPLOAD = makeUpload();
const PREVIEW = makePreview({ counts: COUNTS, measures: [{ id: 'm1', name: 'Waits', figures: 2 }] });
const BATCH: BatchView = {
  id: '9',
  kind: 'import',
  agency: 'C1',
  agencyName: 'Northtown Council',
  actor: 'a1',
  actorName: 'Robin',
  fileName: 'autumn.csv',
  digest: 'd'.repeat(64),
  receivedAt: '2026-11-22T12:00:00.000Z',
  committedAt: '2026-11-22T12:01:00.000Z',
  counts: COUNTS,
  countedAs: 'lines',
  finality: 'final',
  undoes: null,
  undoneBy: null,
  canUndo: true,
  canRedo: false,
  upload: '7',
};
const NO_DUE: DueView = {
  asOf: '2026-11-22',
  agency: COUNCIL,
  sentence: 'Of 1 measure nothing is due, as far as is known here.',
  due: [],
  here: [],
  unknown: [],
  ended: 0,
};
const aDueMeasure = (number: number): DueView['due'][number] => ({
  id: `m${String(number)}`,
  name: `Measure ${String(number)}`,
  cadenceWords: 'every month',
  last: number === 1 ? { periodWords: 'September 2026', valueWords: '12.0%', isNational: true } : null,
  nextWords: 'October 2026',
  whenWords: 'Over since 31 October 2026.',
});

type Page = Awaited<ReturnType<typeof openPage>>;

/** What was answered goes through some promises before the page has it. */
async function settle(page: Page): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  await page.settle();
}
async function give(page: Page, url: string, body: object | null): Promise<void> {
  page.http.expectOne((sent) => sent.url === url).flush(body);
  await settle(page);
}
async function refuse(page: Page, url: string, status: number, code: string, title: string): Promise<void> {
  page.http
    .expectOne((sent) => sent.url === url)
    .flush(
      { type: 'about:blank', title, status, code, detail: `${title}.` },
      { status, statusText: 'Problem', headers: { 'content-type': 'application/problem+json' } },
    );
  await settle(page);
}

describe('the home of whoever brings figures', () => {
  async function openHome(session: Partial<SessionView> = {}): Promise<Page> {
    const page = await openPage('/uploads', 'api/uploads');
    expect(page.text()).toContain('Reading what is there');
    await give(page, 'api/session', { ...SESSION, ...session });
    return page;
  }
  async function fill(
    page: Page,
    uploads: readonly UploadView[],
    batches: readonly BatchView[],
    due: DueView,
  ): Promise<void> {
    await give(page, 'api/uploads', { uploads });
    await give(page, 'api/batches', { batches });
    await give(page, 'api/figures-due', due);
  }

  it('case 24: shows markup in the names of files, people and organisations as text', async () => {
    const markup = '<img src=x onerror=alert(1)><svg onload=alert(1)>';
    const page = await openHome();
    const named = { fileName: markup, actorName: markup, agencyName: markup };
    await fill(page, [{ ...UPLOAD, ...named }], [{ ...BATCH, ...named }], NO_DUE);
    expect(page.text().split(markup).length - 1).toBe(4);
    const host = document.querySelector('cm-uploads-page');
    expect(host?.querySelectorAll('[onerror], [onload], img').length).toBe(0);
  });

  it('says that nothing waits, nothing is due and nothing was published, and how to begin', async () => {
    const page = await openHome();
    await fill(page, [], [], NO_DUE);
    expect(page.title()).toBe('No file of yours is waiting');
    expect(page.text()).toContain('Of 1 measure nothing is due');
    expect(page.text()).toContain('Nothing has been published here yet.');
    expect(page.element().querySelector<HTMLInputElement>('#file')?.type).toBe('file');
    // Without a measure there is nothing to fill in.
    expect(page.element().querySelector('a[href*="template"]')).toBeNull();
  });

  it('is a task list: what is due and since when, the last figure, and a file to fill in', async () => {
    const page = await openHome();
    const due = Array.from({ length: 12 }, (_, at) => aDueMeasure(at + 1));
    await fill(page, [UPLOAD], [BATCH], { ...NO_DUE, due, unknown: [{ ...aDueMeasure(20), nextWords: null }] });
    expect(page.title()).toBe('1 file is waiting for you; 12 measures have a figure due');
    expect(page.one('link', 'autumn.csv').getAttribute('href')).toBe('/uploads/7');
    expect(page.one('link', 'Download the workbook').getAttribute('href')).toBe('api/figures-due/template?format=xlsx');
    expect(page.one('link', 'Download as CSV').getAttribute('href')).toBe('api/figures-due/template?format=csv');
    expect(page.text()).toContain('12.0%, September 2026 from national figures');
    expect(page.text()).toContain('No publisher’s day is on file');
    expect(page.text()).not.toContain('Measure 12');
    page.one('button', 'Show 2 more').click();
    await settle(page);
    expect(page.text()).toContain('Measure 12');
    expect(page.text()).toContain('One measure of which the next period is not known');
  });

  it('takes a file also when what is due cannot be had', async () => {
    const page = await openHome();
    await give(page, 'api/uploads', { uploads: [] });
    await give(page, 'api/batches', { batches: [] });
    await refuse(page, 'api/figures-due', 503, 'starting', 'Not ready yet');
    expect(page.text()).toContain('What is due cannot be shown at the moment');
    expect(page.element().querySelector('#file')).not.toBeNull();
  });

  it('says why when it cannot be read, and reads it again when told', async () => {
    const page = await openHome();
    await refuse(page, 'api/uploads', 503, 'starting', 'Not ready yet');
    page.http.match(() => true).forEach((sent) => sent.cancelled || sent.flush({ batches: [] }));
    await settle(page);
    expect(page.text()).toContain('Not ready yet');
    page.one('button', 'Show how it is now').click();
    await settle(page);
    await fill(page, [], [], NO_DUE);
    expect(page.title()).toBe('No file of yours is waiting');
  });

  it('tells somebody who brings no figures so, and asks for nothing more', async () => {
    const page = await openHome({ may: [], role: 'viewer' });
    expect(page.title()).toBe('Your account brings no figures in');
    page.http.expectNone('api/figures-due');
  });
});

describe('the page of one file', () => {
  const EFFECTS: UploadEffectsView = {
    state: 'done',
    words: 'Worked out for Northtown, as at 22 November 2026.',
    done: 1,
    of: 1,
    charts: [],
    places: [
      {
        place: { code: 'X1', name: 'Northtown' },
        asOf: '2026-11-22',
        asOfWords: '22 November 2026',
        sentence: '1 conflict gone, 1 changed.',
        rows: [
          {
            id: 'f1',
            fate: 'goes',
            numberBefore: 1,
            numberAfter: null,
            before: 'A is said.',
            after: null,
            changes: [],
          },
          {
            id: 'f2',
            fate: 'changes',
            numberBefore: null,
            numberAfter: null,
            before: 'B is said.',
            after: 'B is said.',
            changes: ['one goal more in it'],
          },
        ],
        more: 2,
        stay: 5,
      },
    ],
  };

  async function openFile(upload: UploadView, address = '/uploads/7'): Promise<Page> {
    const page = await openPage(address, 'api/uploads/7');
    await give(page, 'api/session', SESSION);
    await give(page, 'api/uploads/7', upload);
    return page;
  }

  it('keeps its heading where it is while it is read: the steps stand above it from the beginning', async () => {
    const page = await openPage('/uploads/7', 'api/uploads/7');
    const names = (): (string | undefined)[] =>
      [...(page.element().querySelector('.page')?.children ?? [])].slice(0, 2).map(({ localName }) => localName);
    const now = (): string | undefined => page.element().querySelector('[aria-current=step]')?.textContent.trim();
    expect([names(), now()]).toEqual([['cm-upload-steps', 'h1'], undefined]);
    await give(page, 'api/session', SESSION);
    await give(page, 'api/uploads/7', { ...UPLOAD, preview: PREVIEW });
    expect(names()).toEqual(['cm-upload-steps', 'h1']);
    expect(now()).toContain('Check');
    await give(page, 'api/uploads/7/effects', EFFECTS);
  });

  it('says that it is published once it is known whether that still stands', async () => {
    const page = await openFile({ ...UPLOAD, state: 'published', batch: '9', preview: PREVIEW });
    expect(page.title()).toBe('Reading what is there …');
    expect(page.element().querySelector('.foot')).toBeNull();
    await give(page, 'api/batches/9', {
      batch: BATCH,
      before: null,
      problems: [],
      moreProblems: 0,
      supersededSince: 0,
    });
    expect(page.element().querySelector('#receipt')).not.toBeNull();
    expect(page.element().querySelector('.foot')).not.toBeNull();
  });

  it('says that there is no such file', async () => {
    const page = await openPage('/uploads/7', 'api/uploads/7');
    expect(page.text()).toContain('Reading what is there');
    await give(page, 'api/session', SESSION);
    await refuse(page, 'api/uploads/7', 404, 'unknown_upload', 'No such upload');
    expect(page.title()).toBe('This cannot be shown');
    expect(page.text()).toContain('No such upload');
    expect(page.one('link', 'All my files').getAttribute('href')).toBe('/uploads');
  });

  it('opens the causes of trouble that its address names', async () => {
    const group = (number: number) => ({
      number,
      code: 'jump',
      severity: 'warned' as const,
      sheet: null,
      column: 'value',
      found: null,
      expected: 'a figure near 3',
      count: 0,
      examples: [],
      fix: null,
    });
    const preview = { ...PREVIEW, groups: [group(0), group(1)] };
    const page = await openFile({ ...UPLOAD, preview }, '/uploads/7?look=table&open=jump-2');
    const open = [...page.element().querySelectorAll<HTMLDetailsElement>('cm-problem-groups details')];
    expect(open.map((one) => one.open)).toEqual([false, true]);
    await give(page, 'api/uploads/7/effects', EFFECTS);
  });

  it('tells the columns that figures are read from apart from those that are kept with the file', async () => {
    const column = (index: number, heading: string, use?: 'figures' | 'lines') => ({
      index,
      heading,
      part: 'kept',
      reason: `because of ${heading}`,
      isSure: true,
      ...(use === undefined ? {} : { use }),
    });
    const columns = [column(0, 'Colour'), column(1, 'Ages', 'lines'), column(2, 'NHS', 'figures')];
    const page = await openFile({
      ...UPLOAD,
      state: 'understood',
      understanding: {
        recognisedAs: 'A wide table',
        reason: '',
        shapeWords: 'Text',
        hiddenSheets: [],
        isRemembered: false,
        tables: [{ sheet: null, layout: 'wide by measure', headingLine: 1, columns, sample: [] }],
        questions: [],
        problems: [],
        mapping: { tables: [] },
      },
    });
    const rows = [...page.element().querySelectorAll('cm-understand-step tbody tr')].map((row) => row.textContent);
    expect(rows.map((row) => row.includes('figures'))).toEqual([false, true, false]);
    expect(rows[0]).toContain('which lines are read');
    expect(page.element().querySelector('cm-understand-step details')?.textContent).toContain('Colour');
    expect(page.text()).toContain('One more column is kept with the file and not read');
  });

  it('shows what would change in the findings, place by place', async () => {
    const page = await openFile({ ...UPLOAD, preview: PREVIEW });
    expect(page.text()).toContain('What will change is being worked out');
    expect(page.element().querySelector('cm-upload-effects progress')).not.toBeNull();
    await give(page, 'api/uploads/7/effects', EFFECTS);
    expect(page.element().querySelector('cm-upload-effects progress')).toBeNull();
    expect(page.text()).toContain('Northtown, as at 22 November 2026');
    expect(page.text()).toContain('1 conflict gone, 1 changed. 5 conflicts stay as they are.');
    expect(page.text()).toContain('goes headline 1 A is said. not said');
    expect(page.text()).toContain('changes B is said. the same words one goal more in it');
    expect(page.text()).toContain('2 more conflicts change and are not listed here.');
  });

  it('can be published also when what would change cannot be had', async () => {
    const page = await openFile({ ...UPLOAD, preview: PREVIEW });
    await refuse(page, 'api/uploads/7/effects', 500, 'internal', 'Something went wrong');
    expect(page.text()).toContain('What will change cannot be shown at the moment');
    expect(page.element().querySelector('[role=alert]')).toBeNull();
    expect(page.one('link', /go on to Publish/).getAttribute('href')).toBe('/uploads/7?step=publish');
  });

  it('shows the goals of a goal file beside those that hold, and speaks of goals', async () => {
    const page = await openFile({
      ...UPLOAD,
      preview: {
        ...PREVIEW,
        counts: { ...COUNTS, created: 2, changed: 0 },
        goals: [
          {
            line: 2,
            verdict: 'changed',
            measureName: 'Waits',
            agencyName: 'Northtown Council',
            placeName: 'Northtown',
            words: 'at least 85%, higher is better',
            beforeWords: null,
            setBy: 'Council plan',
          },
        ],
      },
    });
    await give(page, 'api/uploads/7/effects', { ...EFFECTS, state: 'none', words: 'Nothing.', places: [] });
    expect(page.title()).toBe('2 goals are new. 1 line cannot go in as it is.');
    expect(page.text()).toContain('no goal of this kind at least 85%, higher is better set by Council plan');
    expect(page.text()).not.toContain('Biggest movements');
    await page.goTo('/uploads/7?step=publish');
    expect(page.title()).toBe('Publish 2 new goals?');
    expect(page.text()).not.toContain('Are these figures final?');
  });

  it('offers no columns to choose from for a goal file', async () => {
    const page = await openFile({
      ...UPLOAD,
      state: 'understood',
      understanding: {
        recognisedAs: 'Goal file',
        reason: 'its headings',
        shapeWords: 'Text',
        hiddenSheets: [],
        isRemembered: false,
        isGoalFile: true,
        tables: [
          {
            sheet: null,
            layout: 'long',
            headingLine: 1,
            columns: [{ index: 0, heading: 'polarity', part: 'kept', reason: 'which way is better', isSure: true }],
            sample: [['higher']],
          },
        ],
        questions: [],
        problems: [],
        mapping: { tables: [{ columns: [] }] },
      },
    });
    expect(page.text()).toContain('polarity which way is better higher');
    expect(page.all('combobox')).toEqual([]);
  });
});

describe('the history of what was brought in', () => {
  it('says that it is empty, and lists each entry with who, when and how many lines', async () => {
    const page = await openPage('/uploads/history', 'api/batches');
    expect(page.text()).toContain('Reading what is there');
    await page.answer({ batches: [] });
    await settle(page);
    expect(page.all('table')).toEqual([]);

    await page.goTo('/uploads');
    page.http.match(() => true);
    await page.goTo('/uploads/history');
    await page.answer({ batches: [BATCH] });
    await settle(page);
    expect(page.one('link', /autumn\.csv/).getAttribute('href')).toBe('/uploads/history/9');
    expect(page.text()).toContain('Robin, Northtown Council');
    expect(page.text()).toContain('3 lines read: 1 new, 1 changed, 0 unchanged, 1 refused, 0 blank.');
  });

  it('says why it cannot be read', async () => {
    const page = await openPage('/uploads/history', 'api/batches');
    await refuse(page, 'api/batches', 503, 'starting', 'Not ready yet');
    expect(page.text()).toContain('Not ready yet');
    expect(page.one('button', 'Show how it is now')).toBeTruthy();
  });

  it('shows one entry beside the one before, and undoes it', async () => {
    const page = await openPage('/uploads/history/9', 'api/batches/9');
    const detail = { batch: BATCH, before: null, problems: [], moreProblems: 0, supersededSince: 2 };
    await give(page, 'api/batches/9', detail);
    expect(page.title()).toBe('autumn.csv brought in 1 new figure, 1 changed');
    expect(page.text()).toContain('2 figures of it have been replaced since');
    expect(page.text()).toContain('It is the first of its organisation.');
    page.one('button', /^Undo/).click();
    await settle(page);
    const undone = { ...BATCH, canUndo: false, canRedo: true, undoneBy: '10' };
    await give(page, 'api/batches/9/undo', {
      batch: { ...BATCH, id: '10', kind: 'undo' },
      leftAlone: 1,
      leftAloneExamples: ['Waits, Northtown, 2025/26'],
      replayed: false,
    });
    await give(page, 'api/batches/9', { ...detail, batch: undone });
    expect(page.text()).toContain('Waits, Northtown, 2025/26');
    expect(page.all('button').some((button) => button.textContent.includes('Undo'))).toBeFalse();
  });

  it('says that there is no such entry', async () => {
    const page = await openPage('/uploads/history/9', 'api/batches/9');
    await refuse(page, 'api/batches/9', 404, 'unknown_batch', 'No such batch');
    expect(page.text()).toContain('No such batch');
  });
});

describe('the versions of a figure', () => {
  const ADDRESS = '/uploads/figure?measure=m1&area=C1&period=2025/26';
  const VIEW: VersionsView = { measure: 'm1', area: 'C1', period: '2025/26', versions: [] };

  it('are none, or each with its time and file; a hidden value is never nought', async () => {
    const page = await openPage(ADDRESS, 'api/versions');
    await give(page, 'api/versions', VIEW);
    expect(page.title()).toBe('This figure is not recorded');

    await page.goTo(`${ADDRESS}&knownAt=2026-11-22`);
    const version = {
      value: null,
      missing: 'suppressed',
      numerator: null,
      denominator: null,
      lower: null,
      upper: null,
      status: null,
      finality: 'provisional' as const,
      recordedAt: '2026-11-20T12:00:00.000Z',
      supersededAt: null,
      batch: '9',
      agency: 'C1',
      dataset: 'd',
      file: 'autumn.csv',
      line: 4,
    };
    await give(page, 'api/versions', { ...VIEW, versions: [version] });
    expect(page.text()).toContain('It stood at no value (suppressed)');
    expect(page.text()).toContain('autumn.csv, line 4');
  });

  it('cannot be had: it is said why', async () => {
    const page = await openPage(ADDRESS, 'api/versions');
    await refuse(page, 'api/versions', 503, 'starting', 'Not ready yet');
    expect(page.text()).toContain('Not ready yet');
  });
});
