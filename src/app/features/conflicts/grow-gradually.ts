import { effect, signal, type Signal } from '@angular/core';

/** Rows that fill a screen, also a tall one. */
export const atFirst = 6;
const atATime = 12;
const pauseMilliseconds = 16;

/**
 * How many rows of a list may stand in the page: a screenful at once, then more between frames until there is room for all,
 * so that a list of thousands neither blocks the page nor stays out of reach of the browser's own search.
 */
export function growGradually(wanted: () => number): Signal<number> {
  const room = signal(atFirst);
  effect((onCleanup) => {
    if (room() >= wanted()) return;
    const timer = setTimeout(() => room.update((before) => before + atATime), pauseMilliseconds);
    onCleanup(() => clearTimeout(timer));
  });
  return room.asReadonly();
}
