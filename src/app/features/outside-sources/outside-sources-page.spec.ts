import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { OutsideSourceView } from '#domain/contract/outside-sources-view';
import { OutsideSourcesPage } from './outside-sources-page.ts';

const SOURCE: OutsideSourceView = {
  id: 'social-contact',
  name: 'Social contact',
  kind: 'Fingertips API',
  at: 'figures.example',
  owner: 'South Tees',
  publisher: 'Somebody',
  everyHours: 24,
  lastGoodAt: null,
  isStale: true,
  nextAt: null,
  progress: null,
  mayRun: true,
  message: { run: 1, at: '2026-11-22T12:00:01.000Z', words: 'Nothing was changed. 1 area is gone: Leeds.' },
  runs: [
    {
      id: 1,
      startedAt: '2026-11-22T12:00:00.000Z',
      endedAt: '2026-11-22T12:00:01.000Z',
      state: 'failed_checks',
      words: 'Nothing was changed. 1 area is gone: Leeds.',
      notes: ['a note'],
      counts: null,
      isScheduled: true,
    },
  ],
};

describe('the page of outside sources', () => {
  let fixture: ComponentFixture<OutsideSourcesPage>;
  let http: HttpTestingController;
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const buttonNamed = (name: string): HTMLButtonElement | null =>
    (fixture.nativeElement as HTMLElement).querySelector(`button[aria-label="${name}"]`);
  const settle = async (): Promise<void> => {
    // What was answered goes through a few promises before the page has it.
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
    await fixture.whenStable();
    fixture.detectChanges();
  };
  const open = async (source: OutsideSourceView): Promise<void> => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(OutsideSourcesPage);
    fixture.detectChanges();
    http
      .expectOne((request) => request.url.includes('session'))
      .flush({ name: 'Me', words: 'officer', may: ['run-connectors'] });
    await settle();
    http.expectOne('api/outside-sources').flush({ sources: [source] });
    await settle();
  };

  it('says first what could not be read, and why', async () => {
    await open(SOURCE);
    expect((fixture.nativeElement as HTMLElement).querySelector('h1')?.textContent.trim()).toBe(
      '1 of 1 outside source could not be read',
    );
    expect(text()).toContain('The last run failed.');
    expect(text()).toContain('Nothing was changed. 1 area is gone: Leeds.');
    expect(text()).toContain('South Tees answers for it');
    expect(text()).toContain('a note');
    expect(text()).toContain('Asked by hand only');
  });

  it('calls no source fresh that was never read', async () => {
    await open({ ...SOURCE, isStale: false, lastGoodAt: null, message: null });
    expect((fixture.nativeElement as HTMLElement).querySelector('h1')?.textContent.trim()).toBe(
      'The one outside source has not been read yet',
    );
  });

  it('asks a source when it is told to, and has no such button for whoever may not', async () => {
    await open(SOURCE);
    const button = buttonNamed('Run now: Social contact');
    button?.click();
    http.expectOne({ method: 'POST', url: 'api/outside-sources/social-contact/runs' }).flush({ answer: 'begun' });
    await settle();
    http.expectOne('api/outside-sources').flush({ sources: [{ ...SOURCE, mayRun: false }] });
    await settle();
    expect(text()).toContain('Social contact: Nothing was changed.');
    expect(buttonNamed('Run now: Social contact')).toBeNull();
  });

  it('tells what went wrong until it is read, once', async () => {
    await open(SOURCE);
    expect(text().split('1 area is gone: Leeds.')).toHaveSize(3);
    buttonNamed('I have read this: Social contact')?.click();
    const noted = http.expectOne({ method: 'POST', url: 'api/outside-sources/social-contact/read' });
    expect(noted.request.body).toEqual({ run: 1 });
    noted.flush(null);
    await settle();
    http.expectOne('api/outside-sources').flush({ sources: [{ ...SOURCE, message: null }] });
    await settle();
    expect(buttonNamed('I have read this: Social contact')).toBeNull();
    expect(text()).toContain('The last run failed. Nothing was changed.');
  });
});
