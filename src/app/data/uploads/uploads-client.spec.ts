import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { UploadsClient } from './uploads-client.ts';

describe('reading a file that was sent', () => {
  const setup = () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    return { client: TestBed.inject(UploadsClient), http: TestBed.inject(HttpTestingController) };
  };
  const problem = (status: number, code: string) => ({ type: '', title: 'No', status, code, detail: 'Why' });

  it('tells a file that cannot be read by its upload, which has failed and says why', async () => {
    const { client, http } = setup();
    for (const [status, code] of [
      [415, 'not_a_table'],
      [422, 'unreadable_csv'],
    ] as const) {
      const asked = client.understand('7');
      http
        .expectOne({ method: 'POST', url: 'api/uploads/7/understand' })
        .flush(problem(status, code), { status, statusText: 'No' });
      await Promise.resolve();
      await Promise.resolve();
      http.expectOne({ method: 'GET', url: 'api/uploads/7' }).flush({ id: '7', state: 'failed' });
      expect((await asked).state).toBe('failed');
    }
    http.verify();
  });

  it('passes every other refusal on', async () => {
    const { client, http } = setup();
    const asked = client.understand('7');
    http.expectOne('api/uploads/7/understand').flush(problem(409, 'upload_state'), { status: 409, statusText: 'No' });
    await expectAsync(asked).toBeRejectedWith(jasmine.objectContaining({ status: 409 }));
    http.verify();
  });
});
