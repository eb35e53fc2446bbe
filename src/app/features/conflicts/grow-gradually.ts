import { afterNextRender, DestroyRef, inject, signal, type Signal } from '@angular/core';

const atFirst = 60;
const atATime = 40;
const most = 100_000;
const pauseMilliseconds = 16;

/**
 * How many rows of a list may stand in the page: a screenful at once, then more between frames until there is room for all,
 * so that a list of thousands neither blocks the page nor stays out of reach of the browser's own search.
 */
export function growGradually(): Signal<number> {
  const room = signal(atFirst);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const grow = (step: number): void => {
    room.update((before) => Math.min(before + step, most));
    // After two thousand rows the steps grow, so that no list waits for long.
    if (room() < most) timer = setTimeout(() => grow(room() > 2_000 ? step * 2 : atATime), pauseMilliseconds);
  };
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  afterNextRender(() => (timer = setTimeout(() => grow(atATime), pauseMilliseconds)));
  return room.asReadonly();
}
