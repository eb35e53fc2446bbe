import { STREAM_CAPS, UPLOAD_CAPS, type ReadCaps } from '#server/files/read-caps';
import { FiguresInThreads } from './figures-in-threads.ts';

/** A thread that reads nothing and answers with the memory it was given. */
const TELLS_ITS_MEMORY = new URL(
  `data:text/javascript,${encodeURIComponent(
    "import { parentPort, resourceLimits } from 'node:worker_threads'; parentPort.postMessage({ kind: 'read', file: resourceLimits });",
  )}`,
);

describe('a thread that reads a file', () => {
  const megabytesOf = async (caps: ReadCaps): Promise<unknown> => {
    const request = {
      path: '',
      fileName: 'f.csv',
      mapping: { version: 1, tables: [] },
      agency: null,
      today: '2026-11-22',
      history: null,
      caps,
    } as unknown as Parameters<FiguresInThreads['read']>[0];
    const told: unknown = await new FiguresInThreads('', TELLS_ITS_MEMORY).read(request, () => Promise.resolve());
    return (told as { maxOldGenerationSizeMb: number }).maxOldGenerationSizeMb;
  };

  it('has 512 megabytes for a file that comes through the browser', async () => {
    expect(await megabytesOf(UPLOAD_CAPS)).toBe(512);
  });

  it('has 1,536 megabytes for a file of any length, as the command line and the connectors read it', async () => {
    expect(await megabytesOf(STREAM_CAPS)).toBe(1_536);
  });
});
