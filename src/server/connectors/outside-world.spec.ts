import { makeFetchPolitely } from './fetch-politely.ts';
import { FetchRefusedError } from './fetch-refused.ts';
import { OUTSIDE_WORLD } from './outside-world.ts';
import type { Endpoint } from './resolve-host.ts';

describe('the world as production meets it', () => {
  const codeOf = async (host: string, resolve = OUTSIDE_WORLD.resolve): Promise<string> => {
    try {
      const fetch = makeFetchPolitely([host], { ...OUTSIDE_WORLD, resolve });
      return (await fetch({ host, path: '/', accept: ['text/csv'] }, new AbortController().signal)).kind;
    } catch (error) {
      return error instanceof FetchRefusedError ? error.code : String(error);
    }
  };

  it('has no way to this computer or a private network, not even for a host of the list (case 38)', async () => {
    for (const host of ['127.0.0.1', 'localhost', '10.0.0.1', '169.254.169.254', '0.0.0.0']) {
      expect(await codeOf(host))
        .withContext(host)
        .toBe('private_address');
    }
    const inside = async (): Promise<readonly Endpoint[]> => [{ address: '10.0.0.1', port: 443, scheme: 'https' }];
    expect(await codeOf('figures.example', inside)).toBe('private_address');
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(OUTSIDE_WORLD)).toBeTrue();
    expect(OUTSIDE_WORLD.certificate).toBeNull();
  });

  it('stops waiting when it is told to', async () => {
    const stop = new AbortController();
    const waiting = OUTSIDE_WORLD.wait(3_600_000, stop.signal);
    stop.abort();
    await expectAsync(waiting).toBeResolved();
    let rung = false;
    OUTSIDE_WORLD.startTimer(3_600_000, () => (rung = true))();
    expect(rung).toBeFalse();
  });
});
