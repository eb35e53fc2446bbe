import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AcceptRequest,
  ChangePasswordRequest,
  InvitationView,
  SessionsView,
  SessionView,
  SetUpRequest,
  SignInRequest,
  SignInView,
} from '#domain/contract/people-view';

/** Signs in and out, and asks what the server knows of whoever does. */
@Injectable({ providedIn: 'root' })
export class SessionClient {
  readonly #http = inject(HttpClient);

  /** How one can sign in here; gives the cookie whose word every change repeats. */
  async ways(): Promise<SignInView> {
    return firstValueFrom(this.#http.get<SignInView>('api/sign-in'));
  }

  async who(): Promise<SessionView> {
    return firstValueFrom(this.#http.get<SessionView>('api/session'));
  }

  async signIn(given: SignInRequest): Promise<SessionView> {
    return firstValueFrom(this.#http.post<SessionView>('api/sign-in', given));
  }

  async signInWithKey(key: string): Promise<SessionView> {
    return firstValueFrom(this.#http.post<SessionView>('api/sign-in/key', { key }));
  }

  async invitation(key: string): Promise<InvitationView> {
    return firstValueFrom(this.#http.post<InvitationView>('api/sign-in/invitation', { key }));
  }

  async accept(given: AcceptRequest): Promise<SessionView> {
    return firstValueFrom(this.#http.post<SessionView>('api/sign-in/accept', given));
  }

  async setUp(given: SetUpRequest): Promise<SessionView> {
    return firstValueFrom(this.#http.post<SessionView>('api/set-up', given));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.#http.delete('api/session'));
  }

  async sessions(): Promise<SessionsView> {
    return firstValueFrom(this.#http.get<SessionsView>('api/sessions'));
  }

  async endSession(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`api/sessions/${encodeURIComponent(id)}`));
  }

  async endAll(): Promise<void> {
    await firstValueFrom(this.#http.delete('api/sessions'));
  }

  async rename(name: string): Promise<void> {
    await firstValueFrom(this.#http.patch('api/account', { name }));
  }

  async changePassword(given: ChangePasswordRequest): Promise<SessionView> {
    return firstValueFrom(this.#http.put<SessionView>('api/account/password', given));
  }
}
