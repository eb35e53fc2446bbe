/** A session that nobody uses for so long is over. */
export const IDLE_MINUTES = 30;
/** However it is used, it is over then. */
export const LONGEST_HOURS = 12;
/** How long an invitation, or a link to a new password, can be used. */
export const INVITATION_DAYS = 7;
/** How long the code for the first set-up holds, and how many wrong ones it bears. */
export const SET_UP_MINUTES = 30;
export const MOST_WRONG_CODES = 5;
/** Tries to sign in that one address has in a minute. */
export const MOST_TRIES_A_MINUTE = 10;

/** A time so many minutes on, ISO in UTC; a negative number goes back. */
export function minutesOn(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}
