import type { DueView } from '#domain/contract/due-view';
import type { UnderstandingView, UploadView } from '#domain/contract/uploads-view';
import { TestBed } from '@angular/core/testing';
import { SIGN_IN_AGAIN } from '#app/data/session/sign-in-again';
import { makeOfficer, makePreview, makeUpload } from '#app/testing/make-upload';
import { openPage } from '#app/testing/open-page';

const SESSION = makeOfficer({ may: ['upload-figures', 'read-batches', 'approve-figures'] });
const UNDERSTANDING: UnderstandingView = {
  recognisedAs: null,
  reason: '',
  shapeWords: 'Text',
  hiddenSheets: [],
  isRemembered: false,
  tables: [
    {
      sheet: null,
      layout: 'long',
      headingLine: 1,
      columns: [{ index: 0, heading: 'Remarks', part: 'value', reason: 'numbers', isSure: true }],
      sample: [],
    },
  ],
  questions: [{ sheet: null, part: 'period', code: 'missing_column', question: 'Which period is it?', columns: [] }],
  problems: [],
  mapping: {
    tables: [
      {
        sheet: null,
        layout: 'long',
        headingLine: 1,
        columns: [{ index: 0, heading: 'Remarks', part: 'value', reason: 'numbers', isSure: true }],
        figures: [],
      },
    ],
  },
};
const UPLOAD = makeUpload({ state: 'understood', understanding: UNDERSTANDING });
const PREVIEW = makePreview();
const EFFECTS = { state: 'none', words: 'Nothing.', done: 0, of: 0, charts: [], places: [] };

const UNKNOWN: DueView['due'][number] = {
  id: 'm1',
  name: 'Waits',
  cadenceWords: 'every month',
  last: null,
  nextWords: null,
  whenWords: '',
};
const NO_DUE: DueView = {
  asOf: '2026-11-22',
  agency: { code: 'C1', name: 'Northtown Council' },
  sentence: 'Nothing is due.',
  due: [],
  here: [],
  unknown: [],
  ended: 0,
};

type Page = Awaited<ReturnType<typeof openPage>>;

async function settle(page: Page): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  await page.settle();
}
async function give(page: Page, url: string, body: object): Promise<void> {
  page.http.expectOne((sent) => sent.url === url).flush(body);
  await settle(page);
}
/** The file as it is read after its page was left, or the browser was told to read it anew. */
async function openAnew(upload: UploadView, address = '/uploads/7'): Promise<Page> {
  TestBed.resetTestingModule();
  const page = await openPage(address, 'api/uploads/7');
  await give(page, 'api/session', SESSION);
  await give(page, 'api/uploads/7', upload);
  if (upload.preview !== null) await give(page, 'api/uploads/7/effects', EFFECTS);
  return page;
}
async function refuseSession(page: Page): Promise<void> {
  const body = { type: 'about:blank', title: 'Sign in first', status: 401, code: 'signed_out', detail: '' };
  const headers = { 'content-type': 'application/problem+json' };
  page.http.expectOne('api/session').flush(body, { status: 401, statusText: 'Unauthorized', headers });
  await settle(page);
}
function field(page: Page, name: string): HTMLInputElement {
  const found = page.element().querySelector<HTMLInputElement>(name);
  if (found === null) throw new Error(`There is no ${name}.`);
  return found;
}
function type(page: Page, name: string, text: string, event: 'input' | 'change' = 'input'): void {
  field(page, name).value = text;
  field(page, name).dispatchEvent(new Event(event));
}

describe('what an officer has typed and not sent', () => {
  afterEach(() => sessionStorage.clear());

  it('is there again on the page of the columns, for the file as it stood and no other', async () => {
    const page = await openAnew(UPLOAD);
    type(page, '#question-0', '2018/1');
    type(page, 'cm-understand-step td select', 'value note', 'change');
    await settle(page);
    const again = await openAnew(UPLOAD);
    expect(field(again, '#question-0').value).toBe('2018/1');
    expect(field(again, 'cm-understand-step td select').value).toBe('value note');
    type(again, '#question-0', '');
    await settle(again);
    expect(field(await openAnew(UPLOAD), '#question-0').value).toBe('');
    expect(field(await openAnew({ ...UPLOAD, version: 4 }), 'cm-understand-step td select').value).toBe('value');
  });

  it('is there again where it was to be published: provisional, and when', async () => {
    const upload: UploadView = { ...UPLOAD, state: 'checked', preview: PREVIEW };
    const page = await openAnew(upload, '/uploads/7?step=publish');
    expect(page.one('link', 'Back to the check').getAttribute('href')).toBe('/uploads/7');
    const [, provisional] = page.element().querySelectorAll<HTMLInputElement>('input[name=finality]');
    const [, later] = page.element().querySelectorAll<HTMLInputElement>('input[name=when]');
    provisional?.click();
    later?.click();
    await settle(page);
    type(page, '#publish-at', '2027-01-02T09:30');
    await settle(page);
    const again = await openAnew(upload, '/uploads/7?step=publish');
    expect(field(again, '#publish-at').value).toBe('2027-01-02T09:30');
    expect(again.element().querySelectorAll<HTMLInputElement>('input[name=finality]')[1]?.checked).toBeTrue();
  });

  it('is there again as the reason why a file goes back', async () => {
    const upload: UploadView = { ...UPLOAD, state: 'waiting', preview: PREVIEW };
    const page = await openAnew(upload);
    type(page, '#reason', 'The period is not the one we agreed');
    expect(field(await openAnew(upload), '#reason').value).toBe('The period is not the one we agreed');
  });

  it('comes back to the same step after signing in, when the page was read anew without a session', async () => {
    const page = await openPage('/uploads/7?step=publish', 'api/uploads/7');
    await refuseSession(page);
    expect(page.router.url).toBe(`/sign-in?next=${encodeURIComponent('/uploads/7?step=publish')}`);
  });
});

describe('the focus of whoever goes through the steps of a file', () => {
  it('stands on what the page says now, once the button that was pressed has gone', async () => {
    const page = await openAnew({ ...UPLOAD, understanding: { ...UNDERSTANDING, questions: [] } });
    const button = page.one('button', /check the file$/);
    button.focus();
    button.click();
    await settle(page);
    await give(page, 'api/uploads/7/check', { ...UPLOAD, version: 4, state: 'checked', preview: PREVIEW });
    await give(page, 'api/uploads/7/effects', EFFECTS);
    expect(page.title()).toBe('1 figure is new. Every line can go in.');
    expect(document.activeElement).toBe(page.element().querySelector('h1'));
  });
});

describe('a file that only somebody signed in gets', () => {
  /** Presses the template on the home, and counts how often the browser is let fetch it. */
  async function press(isBack: boolean): Promise<{ page: Page; asked: string[]; fetched: () => number }> {
    const asked: string[] = [];
    TestBed.overrideProvider(SIGN_IN_AGAIN, {
      useValue: async () => {
        asked.push('asked');
        return isBack;
      },
    });
    const page = await openPage('/uploads', 'api/uploads');
    await give(page, 'api/session', SESSION);
    await give(page, 'api/uploads', { uploads: [] });
    await give(page, 'api/batches', { batches: [] });
    await give(page, 'api/figures-due', { ...NO_DUE, unknown: [UNKNOWN] });
    let fetched = 0;
    page.element().addEventListener('click', (event) => {
      if (!event.defaultPrevented) fetched += 1;
      event.preventDefault();
    });
    page.one('link', 'Download the workbook').click();
    return { page, asked, fetched: () => fetched };
  }

  it('comes at once to whoever is signed in', async () => {
    const { page, asked, fetched } = await press(false);
    expect(fetched()).toBe(0);
    await give(page, 'api/session', SESSION);
    expect([asked, fetched()]).toEqual([[], 1]);
  });

  it('comes after signing in to whoever was signed out meanwhile, and not to whoever would rather not', async () => {
    for (const isBack of [true, false]) {
      TestBed.resetTestingModule();
      const { page, asked, fetched } = await press(isBack);
      await refuseSession(page);
      expect([asked, fetched()]).toEqual([['asked'], isBack ? 1 : 0]);
    }
  });
});
