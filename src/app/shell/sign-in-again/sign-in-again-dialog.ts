import { Component, type ElementRef, inject, output, signal, viewChild } from '@angular/core';
import type { SessionView } from '#domain/contract/people-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from '#app/data/session/session-client';
import { SessionStore } from '#app/data/session/session-store';
import { peopleWords } from '#app/words/people-words';

/** Asks for the password again, on top of the page as it stands. */
@Component({
  selector: 'cm-sign-in-again-dialog',
  templateUrl: './sign-in-again-dialog.html',
  styleUrl: './sign-in-again-dialog.scss',
})
export class SignInAgainDialog {
  /** True when the same person is signed in again. */
  readonly closed = output<boolean>();
  protected readonly words = peopleWords;
  readonly #client = inject(SessionClient);
  readonly #store = inject(SessionStore);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly before = this.#store.session();
  protected readonly problem = signal<string | null>(null);
  protected readonly isWorking = signal(false);

  open(): void {
    this.dialog().nativeElement.showModal();
  }

  protected signIn(event: Event, email: string, password: string): void {
    event.preventDefault();
    void this.#enter(async () => {
      await this.#client.ways();
      return this.#client.signIn({ email, password });
    });
  }

  protected lookAgain(): void {
    void this.#enter(() => this.#client.who());
  }

  protected cancel(event?: Event): void {
    event?.preventDefault();
    this.#close(false);
  }

  async #enter(ask: () => Promise<SessionView>): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.problem.set(null);
    try {
      const session = await ask();
      const isSame = this.before === null || session.account === this.before.account;
      if (isSame) {
        this.#store.begun(session);
        this.#close(true);
      } else this.problem.set(this.words.again.someoneElse(this.before.name));
    } catch (fault) {
      const { code, detail } = toProblem(fault);
      this.problem.set(code === 'signed_out' ? this.words.again.notYet : detail || this.words.unreachable);
    } finally {
      this.isWorking.set(false);
    }
  }

  #close(isBack: boolean): void {
    this.dialog().nativeElement.close();
    this.closed.emit(isBack);
  }
}
