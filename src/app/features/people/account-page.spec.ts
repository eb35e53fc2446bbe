import { makeOfficer } from '#app/testing/make-upload';
import { openPage } from '#app/testing/open-page';

type Page = Awaited<ReturnType<typeof openPage>>;

/** What was answered goes through some promises before the page has it. */
async function settle(page: Page): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
  await page.settle();
}

describe('the page of an account', () => {
  it('signs out whoever asks while it is still being read, once and after what is being read', async () => {
    const page = await openPage('/account', 'api/session');
    page.http.expectOne('api/session').flush(makeOfficer());
    await settle(page);
    page.one('button', 'Sign out').click();
    page.one('button', 'Sign out').click();
    await settle(page);
    page.http.expectNone({ method: 'DELETE', url: 'api/session' });
    page.http.expectOne('api/sessions').flush({ sessions: [] });
    await settle(page);
    page.http.expectOne({ method: 'DELETE', url: 'api/session' }).flush(null);
    await settle(page);
    page.http.expectNone({ method: 'DELETE', url: 'api/session' });
    expect(page.router.url).toBe('/');
  });
});
