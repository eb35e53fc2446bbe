import { Component, inject, signal } from '@angular/core';
import type { Problem } from '#domain/contract/places-view';
import { toProblem } from '#app/data/loadable/to-problem';
import { SessionClient } from '#app/data/session/session-client';
import { SessionStore } from '#app/data/session/session-store';
import { PageTitle } from '#app/ui/page-title/page-title';
import { UrlState } from '#app/url/url-state';
import { peopleWords } from '#app/words/people-words';
import { FormProblem } from '#app/ui/form-problem/form-problem';

/** The first system administrator, made once with the code of the console. */
@Component({
  selector: 'cm-set-up-page',
  imports: [PageTitle, FormProblem],
  templateUrl: './set-up-page.html',
  styleUrl: './people-screen.scss',
})
export class SetUpPage {
  protected readonly words = peopleWords;
  readonly #client = inject(SessionClient);
  readonly #session = inject(SessionStore);
  readonly #url = inject(UrlState);

  protected readonly problem = signal<Problem | null>(null);
  protected readonly isWorking = signal(false);
  protected readonly showsPassword = signal(false);
  protected readonly fields = { code: 'code', email: 'email', password: 'password' };

  protected setUp(event: Event, code: string, name: string, email: string, password: string): void {
    event.preventDefault();
    void this.#setUp({ code, name, email, password });
  }

  async #setUp(given: Parameters<SessionClient['setUp']>[0]): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.problem.set(null);
    try {
      await this.#client.ways();
      this.#session.begun(await this.#client.setUp(given));
      await this.#url.visit({ page: 'people', asOf: null });
    } catch (fault) {
      this.problem.set(toProblem(fault));
    } finally {
      this.isWorking.set(false);
    }
  }
}
