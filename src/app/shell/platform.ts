import { platformBrowser } from '@angular/platform-browser';

/** What every part of the application stands on, read and started before the rest: all at once would keep the browser from answering. */
export function startPlatform(): void {
  platformBrowser();
}
