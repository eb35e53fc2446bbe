import { ApplicationRef, createComponent, EnvironmentInjector, type Injector } from '@angular/core';
import { SessionStore } from '#app/data/session/session-store';
import { SignInAgainDialog } from './sign-in-again-dialog.ts';

let asking: Promise<boolean> | null = null;

/** Opens the dialog, once for however many requests found the session ended. Nobody is asked who was not signed in on this page. */
export function askToSignInAgain(injector: Injector): Promise<boolean> {
  if (injector.get(SessionStore).session() === null) return Promise.resolve(false);
  asking ??= open(injector).finally(() => {
    asking = null;
  });
  return asking;
}

async function open(injector: Injector): Promise<boolean> {
  const application = injector.get(ApplicationRef);
  const before = document.activeElement;
  const dialog = createComponent(SignInAgainDialog, { environmentInjector: injector.get(EnvironmentInjector) });
  document.body.append(dialog.location.nativeElement as HTMLElement);
  application.attachView(dialog.hostView);
  dialog.changeDetectorRef.detectChanges();
  try {
    return await new Promise<boolean>((resolve) => {
      dialog.instance.closed.subscribe(resolve);
      dialog.instance.open();
    });
  } finally {
    dialog.destroy();
    if (before instanceof HTMLElement) before.focus();
  }
}
