import { TestBed } from '@angular/core/testing';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { UploadView } from '#domain/contract/uploads-view';
import { UploadStore } from './upload-store.ts';
import { UploadsClient } from './uploads-client.ts';
import { WAIT_A_LITTLE } from './wait-a-little.ts';

const CHECKED = { id: '7', state: 'checked', preview: { digest: 'd' }, batch: null } as unknown as UploadView;
const UNDERSTOOD = { id: '7', state: 'understood', preview: null, batch: null } as unknown as UploadView;

function effects(state: UploadEffectsView['state']): UploadEffectsView {
  return { state, words: state, done: 0, of: 0, charts: [], places: [] };
}

/** Lets everything happen that waits for nobody. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

describe('what a file would change, while the file is mended', () => {
  it('is asked for again when the same preview comes back, whatever was said in between', async () => {
    const answers = [effects('working'), effects('none'), effects('done')];
    const waiting: (() => void)[] = [];
    const client = {
      show: () => Promise.resolve(CHECKED),
      effects: () => Promise.resolve(answers.shift() ?? effects('failed')),
    };
    TestBed.configureTestingModule({
      providers: [
        UploadStore,
        { provide: UploadsClient, useValue: client },
        { provide: WAIT_A_LITTLE, useValue: () => new Promise<void>((resolve) => waiting.push(resolve)) },
      ],
    });
    const store = TestBed.inject(UploadStore);
    await store.open('7');
    await settle();
    expect(store.effects()?.state).toBe('working');

    // A fix is taken and taken back: the question under way ends without a word, and the next one is asked anew.
    await store.change(() => Promise.resolve(UNDERSTOOD));
    waiting.splice(0).forEach((goOn) => {
      goOn();
    });
    await settle();
    expect(answers.length).toBe(2);
    await store.change(() => Promise.resolve(CHECKED));
    await settle();
    expect(answers.length).toBe(1);
  });
});
