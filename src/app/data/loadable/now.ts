import { InjectionToken } from '@angular/core';

/** The clock, in milliseconds since 1970; replaced in specs. */
export const NOW = new InjectionToken<() => number>('the clock', {
  providedIn: 'root',
  factory: () => Date.now,
});
