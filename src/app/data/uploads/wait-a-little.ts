import { InjectionToken } from '@angular/core';

/** Waits between two questions how far a check is; replaced in specs. */
export const WAIT_A_LITTLE = new InjectionToken<() => Promise<void>>('a little while', {
  providedIn: 'root',
  factory: () => async () => new Promise((resolve) => setTimeout(resolve, 700)),
});
