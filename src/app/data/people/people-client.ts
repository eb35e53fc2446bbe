import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  InvitedView,
  InviteRequest,
  PeopleChoicesView,
  PeopleView,
  RoleRequest,
} from '#domain/contract/people-view';

/** Asks for and changes whom an administrator looks after. */
@Injectable({ providedIn: 'root' })
export class PeopleClient {
  readonly #http = inject(HttpClient);

  async list(): Promise<PeopleView> {
    return firstValueFrom(this.#http.get<PeopleView>('api/people'));
  }

  async choices(): Promise<PeopleChoicesView> {
    return firstValueFrom(this.#http.get<PeopleChoicesView>('api/people/choices'));
  }

  async invite(wanted: InviteRequest): Promise<InvitedView> {
    return firstValueFrom(this.#http.post<InvitedView>('api/people', wanted));
  }

  async renewAccess(id: string): Promise<InvitedView> {
    return firstValueFrom(this.#http.post<InvitedView>(`${addressOf(id)}/access`, null));
  }

  async changeRole(id: string, wanted: RoleRequest): Promise<void> {
    await firstValueFrom(this.#http.put(`${addressOf(id)}/role`, wanted));
  }

  async setDisabled(id: string, disabled: boolean): Promise<void> {
    await firstValueFrom(this.#http.put(`${addressOf(id)}/disabled`, { disabled }));
  }

  async endSessions(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`${addressOf(id)}/sessions`));
  }
}

function addressOf(id: string): string {
  return `api/people/${encodeURIComponent(id)}`;
}
