import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { OutsideSourceView } from '#domain/contract/outside-sources-view';
import { OutsideMessages } from './outside-messages.ts';

const FINE: OutsideSourceView = {
  id: 'delays',
  name: 'Delays',
  kind: 'DHIS2 server',
  at: 'figures.example',
  owner: 'South Tees',
  publisher: 'Somebody',
  everyHours: 24,
  lastGoodAt: '2026-11-21T12:00:00.000Z',
  isStale: false,
  nextAt: null,
  progress: null,
  mayRun: true,
  message: null,
  runs: [],
};
const WRONG: OutsideSourceView = {
  ...FINE,
  id: 'contact',
  name: 'Social contact',
  isStale: true,
  message: { run: 7, at: '2026-11-22T12:00:01.000Z', words: 'Nothing was changed. 1 column is gone: denominator.' },
};

describe('the messages about outside sources on the home', () => {
  let fixture: ComponentFixture<OutsideMessages>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const settle = async (): Promise<void> => {
    // What was answered goes through a few promises before the page has it.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await fixture.whenStable();
    fixture.detectChanges();
  };
  const begin = (): TestRequest => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(OutsideMessages);
    fixture.detectChanges();
    return http.expectOne('api/outside-sources');
  };
  const open = async (...sources: readonly OutsideSourceView[]): Promise<void> => {
    begin().flush({ sources });
    await settle();
  };

  it('tell what went wrong and go when it is read', async () => {
    await open(FINE, WRONG);
    expect(page().textContent).toContain('Social contact: a run went wrong, ');
    expect(page().textContent).toContain('1 column is gone: denominator.');
    expect(page().textContent).not.toContain('Delays');
    page().querySelector('button')?.click();
    http.expectOne({ method: 'POST', url: 'api/outside-sources/contact/read' }).flush(null);
    await settle();
    expect(page().textContent.trim()).toBe('');
  });

  it('are not taken for none when they cannot be read', async () => {
    begin().error(new ProgressEvent('error'));
    await settle();
    expect(page().textContent).toContain('cannot be read at the moment');
    expect(page().querySelector('a')?.getAttribute('href')).toBe('/outside-sources');
  });

  it('are not there while all is well', async () => {
    await open(FINE);
    expect(page().textContent.trim()).toBe('');
  });
});
