import { ApplicationRef, computed, DestroyRef, effect, inject, PendingTasks, type Signal, signal } from '@angular/core';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';

/**
 * Counts the turns in which a large drawing is made, from 0 up to `last`, one with each breath of the browser, so that it can answer
 * in between: `@if (turn() >= 1) { ... }`. All turns are taken at once for a reader who has begun to use the page or prints it. The
 * page counts as unfinished until the last one. Call it where `inject` may be called.
 */
export function drawnInTurns(last: () => number): Signal<number> {
  const interest = inject(ReaderInterest);
  const app = inject(ApplicationRef);
  const turn = signal(0);
  const done = inject(PendingTasks).add();
  inject(DestroyRef).onDestroy(done);
  effect((onCleanup) => {
    const taken = turn();
    if (interest.acts() || taken >= last()) {
      done();
      return;
    }
    const timer = setTimeout(() => {
      turn.set(taken + 1);
      // At once, not within the browser's next frame: laying the drawing out is the browser's own piece of work after this one.
      app.tick();
    });
    onCleanup(() => {
      clearTimeout(timer);
    });
  });
  return computed(() => (interest.acts() ? last() : Math.min(turn(), last())));
}
