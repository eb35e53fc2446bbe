import type { Routes } from '@angular/router';
import { AccountPage } from './account-page.ts';
import { InvitationPage } from './invitation-page.ts';
import { PeoplePage } from './people-page.ts';
import { SetUpPage } from './set-up-page.ts';
import { SignInPage } from './sign-in-page.ts';

/** The screens about people, one lazy chunk: whoever signs in soon needs the others. */
export const signInRoutes: Routes = [{ path: '', component: SignInPage }];
export const setUpRoutes: Routes = [{ path: '', component: SetUpPage }];
export const invitationRoutes: Routes = [{ path: '', component: InvitationPage }];
export const accountRoutes: Routes = [{ path: '', component: AccountPage }];
export const peopleRoutes: Routes = [{ path: '', component: PeoplePage }];
