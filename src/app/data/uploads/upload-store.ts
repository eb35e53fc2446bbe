import { inject } from '@angular/core';
import { patchState, signalStore, withHooks, withMethods, withState } from '@ngrx/signals';
import type { Problem } from '#domain/contract/places-view';
import type { UploadEffectsView } from '#domain/contract/upload-effects-view';
import type { BatchDetailView, UndoView, UploadView } from '#domain/contract/uploads-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { UploadsClient } from './uploads-client.ts';
import { WAIT_A_LITTLE } from './wait-a-little.ts';

interface UploadState {
  readonly upload: UploadView | null;
  /** What it was published as; null while it is not, or when that cannot be read. */
  readonly batch: BatchDetailView | null;
  /** What the last undo or redo did. */
  readonly turned: UndoView | null;
  /** What would be seen after publishing; null: not known yet. */
  readonly effects: UploadEffectsView | null;
  /** What would be seen cannot be had; the file goes on without it. */
  readonly effectsFailed: boolean;
  readonly problem: Problem | null;
  readonly isWorking: boolean;
}

const NOTHING: UploadState = {
  upload: null,
  batch: null,
  turned: null,
  effects: null,
  effectsFailed: false,
  problem: null,
  isWorking: false,
};

/** States in which the preview stands and nothing of the file is published yet. */
const PREVIEWED: ReadonlySet<UploadView['state']> = new Set(['checked', 'waiting', 'scheduled']);

/**
 * One upload as the server has it, for the page that shows it. Nothing is kept here that the server does not know: whoever leaves
 * comes back to the same.
 */
export const UploadStore = signalStore(
  withState(NOTHING),
  withMethods((store, client = inject(UploadsClient), wait = inject(WAIT_A_LITTLE)) => {
    let shown = '';
    const readBatch = async (id: string): Promise<void> => {
      const of = shown;
      const batch = await client.batch(id);
      if (shown === of) patchState(store, { batch });
    };
    let followed = '';
    /** Asks what would be seen after publishing until it is worked out, for as long as this preview is shown. */
    const followEffects = async ({ id, preview }: UploadView): Promise<void> => {
      const of = `${id} ${preview?.digest ?? ''}`;
      if (followed === of && !store.effectsFailed()) return;
      followed = of;
      patchState(store, { effects: null, effectsFailed: false });
      const isShown = (): boolean => shown === id && followed === of;
      try {
        for (;;) {
          const effects = await client.effects(id);
          if (!isShown()) return;
          patchState(store, { effects });
          if (effects.state !== 'working') return;
          await wait();
          if (!isShown()) return;
        }
      } catch {
        if (isShown()) patchState(store, { effectsFailed: true });
      }
    };
    /** Takes an answer, and follows it until nothing moves any more. */
    const take = async (answer: UploadView): Promise<void> => {
      let upload = answer;
      while (shown === upload.id) {
        // With its receipt at once: what is published, and whether that still stands, is one thing to say.
        try {
          if (upload.batch !== null) await readBatch(upload.batch);
        } finally {
          if (shown === upload.id) patchState(store, { upload });
        }
        // What was being followed belongs to a preview that stands no longer, even if the next one is the same again.
        if (!PREVIEWED.has(upload.state)) followed = '';
        if (upload.state === 'received') {
          upload = await client.understand(upload.id);
        } else if (upload.state === 'checking') {
          await wait();
          if (shown === upload.id) upload = await client.show(upload.id);
        } else {
          break;
        }
      }
      if (shown !== upload.id) return;
      if (PREVIEWED.has(upload.state) && upload.preview !== null) void followEffects(upload);
    };
    const work = async (doing: () => Promise<void>): Promise<void> => {
      if (store.isWorking()) return;
      patchState(store, { isWorking: true, problem: null });
      try {
        await doing();
      } catch (fault) {
        patchState(store, { problem: toProblem(fault) });
      } finally {
        patchState(store, { isWorking: false });
      }
    };
    return {
      async open(id: string): Promise<void> {
        shown = id;
        followed = '';
        patchState(store, NOTHING);
        await work(async () => take(await client.show(id)));
      },
      /** Reads it once more, as after somebody else has changed it. */
      async refresh(): Promise<void> {
        await work(async () => take(await client.show(shown)));
      },
      /** Asks for a change of what is shown, and follows what comes of it. */
      async change(ask: (upload: UploadView) => Promise<UploadView>): Promise<void> {
        await work(async () => {
          const upload = store.upload();
          if (upload !== null) await take(await ask(upload));
        });
      },
      async turn(verb: 'undo' | 'redo'): Promise<void> {
        await work(async () => {
          const batch = store.upload()?.batch ?? null;
          if (batch === null) return;
          patchState(store, { turned: await client.turn(batch, verb) });
          await readBatch(batch);
        });
      },
      leave(): void {
        shown = '';
      },
    };
  }),
  withHooks({ onDestroy: (store) => store.leave() }),
);
