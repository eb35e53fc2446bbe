import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { appConfig } from '#app/shell/app-config';
import { Shell } from '#app/shell/shell';
import { startEffects } from '#app/shell/start-effects';
import { whenIdle } from '#app/ui/panels/when-idle';

/** Lets the browser draw and answer before the next piece of work. */
const breathe = async (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

// Reading the scripts, making the application, listening to the store, drawing the frame and going to the page are pieces of work of
// their own; the frame itself is drawn in turns.
await breathe();
const app = await createApplication(appConfig);
await breathe();
startEffects(app.injector);
await breathe();
app.bootstrap(Shell);
// From here on the page speaks for itself to a screen reader; the words stay in sight until it has drawn its own.
document.getElementById('first-words')?.setAttribute('aria-hidden', 'true');
await breathe();
app.injector.get(Router).initialNavigation();

whenIdle(() => {
  void import('#app/shell/register-offline').then(({ registerOffline }) => registerOffline());
});
