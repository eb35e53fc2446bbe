import { InjectionToken } from '@angular/core';

/**
 * Asks somebody whose session has ended to sign in, on top of the page as it stands, so that nothing typed is lost. True when the same
 * person is signed in again; false when they would rather not, or were not signed in to begin with.
 */
export type SignInAgain = () => Promise<boolean>;

export const SIGN_IN_AGAIN = new InjectionToken<SignInAgain>('SIGN_IN_AGAIN', { factory: () => async () => false });
