import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { sessionInterceptor } from './session-interceptor.ts';
import { SIGN_IN_AGAIN } from './sign-in-again.ts';

const ENDED = { title: 'Sign in first', detail: '', code: 'signed_out' };

function setup({ isBack }: { readonly isBack: boolean }) {
  const asked: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([sessionInterceptor])),
      provideHttpClientTesting(),
      {
        provide: SIGN_IN_AGAIN,
        useValue: async () => {
          asked.push('asked');
          return isBack;
        },
      },
    ],
  });
  return { http: TestBed.inject(HttpClient), server: TestBed.inject(HttpTestingController), asked };
}

describe('what is sent while somebody is signed in', () => {
  beforeEach(() => {
    document.cookie = 'XSRF=a-word';
  });

  afterEach(() => {
    document.cookie = 'XSRF=; max-age=0';
    TestBed.inject(HttpTestingController).verify();
  });

  it('repeats the word of the cookie with a change, and with nothing else', () => {
    const { http, server } = setup({ isBack: false });
    http.get('api/places').subscribe();
    http.patch('api/account', { name: 'x' }).subscribe();
    expect(server.expectOne('api/places').request.headers.has('X-XSRF-TOKEN')).toBeFalse();
    expect(server.expectOne('api/account').request.headers.get('X-XSRF-TOKEN')).toBe('a-word');
  });

  it('asks to sign in again when the session has ended, and then sends the same once more', async () => {
    const { http, server, asked } = setup({ isBack: true });
    const answer = firstValueFrom(http.patch<string>('api/account', { name: 'long and typed' }));
    server.expectOne('api/account').flush(ENDED, { status: 401, statusText: 'Unauthorized' });
    await new Promise((resolve) => setTimeout(resolve));
    const again = server.expectOne('api/account');
    expect(again.request.body).toEqual({ name: 'long and typed' });
    again.flush('saved');
    expect([await answer, asked]).toEqual(['saved', ['asked']]);
  });

  it('fetches the word anew when signing out in another tab took it away, and then asks to sign in', async () => {
    const { http, server, asked } = setup({ isBack: true });
    const answer = firstValueFrom(http.patch<string>('api/account', { name: 'long and typed' }));
    server.expectOne('api/account').flush({ ...ENDED, code: 'csrf' }, { status: 403, statusText: 'Forbidden' });
    document.cookie = 'XSRF=another-word';
    server.expectOne('api/sign-in').flush({ needsSetUp: false, hasLinks: false });
    const again = server.expectOne('api/account');
    expect(again.request.headers.get('X-XSRF-TOKEN')).toBe('another-word');
    again.flush(ENDED, { status: 401, statusText: 'Unauthorized' });
    await new Promise((resolve) => setTimeout(resolve));
    const last = server.expectOne('api/account');
    expect(last.request.body).toEqual({ name: 'long and typed' });
    last.flush('saved');
    expect([await answer, asked]).toEqual(['saved', ['asked']]);
  });

  it('fetches the word once, and then tells why it is refused', async () => {
    const { http, server } = setup({ isBack: true });
    const answer = firstValueFrom(http.patch('api/account', { name: 'x' }));
    const refusal = { ...ENDED, code: 'csrf' };
    server.expectOne('api/account').flush(refusal, { status: 403, statusText: 'Forbidden' });
    server.expectOne('api/sign-in').flush({ needsSetUp: false, hasLinks: false });
    server.expectOne('api/account').flush(refusal, { status: 403, statusText: 'Forbidden' });
    await expectAsync(answer).toBeRejectedWith(jasmine.objectContaining({ status: 403 }));
  });

  it('fails as it failed for whoever would rather not sign in', async () => {
    const { http, server } = setup({ isBack: false });
    const answer = firstValueFrom(http.patch('api/account', { name: 'x' }));
    server.expectOne('api/account').flush(ENDED, { status: 401, statusText: 'Unauthorized' });
    await expectAsync(answer).toBeRejectedWith(jasmine.objectContaining({ status: 401 }));
  });

  it('asks nobody to sign in again for a wrong password, or for the question who is signed in', async () => {
    const { http, server, asked } = setup({ isBack: true });
    const wrong = firstValueFrom(http.post('api/sign-in', {}));
    server
      .expectOne('api/sign-in')
      .flush({ ...ENDED, code: 'wrong_sign_in' }, { status: 401, statusText: 'Unauthorized' });
    const who = firstValueFrom(http.get('api/session'));
    server.expectOne('api/session').flush(ENDED, { status: 401, statusText: 'Unauthorized' });
    await expectAsync(wrong).toBeRejected();
    await expectAsync(who).toBeRejected();
    expect(asked).toEqual([]);
  });
});
