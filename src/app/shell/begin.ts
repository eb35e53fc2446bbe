import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { breathe } from '#app/ui/drawn-in-turns/breathe';
import { appConfig } from './app-config.ts';
import { Root } from './root.ts';
import { startEffects } from './start-effects.ts';

/** Makes the application, draws its frame and goes to the page, each a piece of work of its own; the frame itself is drawn in turns. */
export async function begin(): Promise<void> {
  const app = await createApplication(appConfig);
  await breathe();
  startEffects(app.injector);
  await breathe();
  const root = app.bootstrap(Root);
  await breathe();
  root.instance.makeFrame();
  // From here on the page speaks for itself to a screen reader; the words stay in sight until it has drawn its own.
  document.getElementById('first-words')?.setAttribute('aria-hidden', 'true');
  await breathe();
  app.injector.get(Router).initialNavigation();
}
