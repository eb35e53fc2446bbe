/** What every part of the application stands on, to be read before the rest: all at once would keep the browser from answering. */
export { createApplication } from '@angular/platform-browser';
