import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { PlaceSettingsView } from '#domain/contract/place-settings-view';
import { PlaceApproval } from './place-approval.ts';

const ADDRESS = 'api/places/E06000003/settings';
const NOT_ASKED: PlaceSettingsView = {
  place: 'E06000003',
  placeName: 'Redcar and Cleveland',
  stewardApproves: false,
  changedAt: null,
  mayChange: true,
  version: 0,
};
const ASKED: PlaceSettingsView = {
  ...NOT_ASKED,
  stewardApproves: true,
  changedAt: '2026-11-22T12:00:00.000Z',
  version: 4,
};

describe('the approval a place asks for', () => {
  let fixture: ComponentFixture<PlaceApproval>;
  let http: HttpTestingController;
  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const settle = async (): Promise<void> => {
    // What was answered goes through a few promises before the page has it.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    await fixture.whenStable();
    fixture.detectChanges();
  };
  const open = async (settings: PlaceSettingsView): Promise<void> => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(PlaceApproval);
    fixture.componentRef.setInput('place', 'E06000003');
    fixture.detectChanges();
    http.expectOne(ADDRESS).flush(settings);
    await settle();
  };

  it('is turned on by the steward, from the version that was read', async () => {
    await open(NOT_ASKED);
    expect(page().textContent).toContain('publish their figures themselves');
    page().querySelector('button')?.click();
    const sent = http.expectOne({ method: 'PUT', url: ADDRESS });
    expect([sent.request.headers.get('If-Match'), sent.request.body]).toEqual(['"0"', { stewardApproves: true }]);
    sent.flush(ASKED);
    await settle();
    expect(page().textContent).toContain('waits until a data steward has approved it');
    expect(page().querySelector('[role="status"]')?.textContent).toBe('Changed.');
    expect(page().querySelector('button')?.textContent.trim()).toBe('Ask for approval no more');
  });

  it('shows what somebody else decided meanwhile, beside the reason', async () => {
    await open(NOT_ASKED);
    page().querySelector('button')?.click();
    http.expectOne({ method: 'PUT', url: ADDRESS }).flush(
      {
        type: 'urn:x',
        title: 'Changed by somebody else',
        status: 412,
        code: 'changed_meanwhile',
        detail: 'Look again.',
      },
      { status: 412, statusText: 'Precondition Failed' },
    );
    await settle();
    http.expectOne({ method: 'GET', url: ADDRESS }).flush(ASKED);
    await settle();
    expect(page().querySelector('[role="alert"]')?.textContent).toContain('Look again.');
    expect(page().textContent).toContain('waits until a data steward has approved it');
  });

  it('has no switch for whoever may not turn it', async () => {
    await open({ ...ASKED, mayChange: false });
    expect(page().textContent).toContain('Approval in Redcar and Cleveland');
    expect(page().querySelector('button')).toBeNull();
  });
});
