import { createServer } from 'node:http';
import { readTogether } from './read-together.mjs';

describe('readers at once', () => {
  /** @type {import('node:http').Server} */
  let server;
  let url = '';
  let status = 200;
  const body = 'x'.repeat(200_000);

  beforeEach(async () => {
    status = 200;
    server = createServer((_request, response) => {
      response.writeHead(status, { 'Content-Length': body.length });
      response.end(body);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}/a?b=c`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('take every answer whole, each timed, the shortest first', async () => {
    let asked = 0;
    server.on('request', ({ url: path }) => {
      if (path === '/a?b=c') asked += 1;
    });
    const { times } = await readTogether(url, { readers: 3, seconds: 0.2 });
    expect(times.length).toBeGreaterThanOrEqual(3);
    expect(times.length).toBe(asked);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('say when an answer is not one', async () => {
    status = 503;
    await expectAsync(readTogether(url, { readers: 2, seconds: 0.2 })).toBeRejectedWithError(/503/);
  });
});
