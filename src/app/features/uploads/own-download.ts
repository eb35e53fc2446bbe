import { Directive, ElementRef, inject } from '@angular/core';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from '#app/data/session/session-client';
import { SIGN_IN_AGAIN } from '#app/data/session/sign-in-again';

/**
 * A link to a file that only somebody signed in gets. A browser says nothing useful when such a file is refused, so whoever was signed
 * out meanwhile is asked to sign in first, and then has the file.
 */
@Directive({ selector: 'a[cmOwnDownload]', host: { download: '', '(click)': 'take($event)' } })
export class OwnDownload {
  readonly #client = inject(SessionClient);
  readonly #signInAgain = inject(SIGN_IN_AGAIN);
  readonly #link = inject<ElementRef<HTMLAnchorElement>>(ElementRef).nativeElement;
  #isSure = false;

  protected async take(event: Event): Promise<void> {
    if (this.#isSure) return;
    event.preventDefault();
    if (!(await this.#isSignedIn())) return;
    this.#isSure = true;
    this.#link.click();
    this.#isSure = false;
  }

  async #isSignedIn(): Promise<boolean> {
    try {
      await this.#client.who();
      return true;
    } catch (fault) {
      // Whatever else is wrong, the file may be had all the same.
      return toProblem(fault).code !== 'signed_out' || this.#signInAgain();
    }
  }
}
