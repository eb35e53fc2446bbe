import type { Problem } from '#domain/contract/places-view';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '#server/use-cases/people/check-password';
import type { NotAllowed, PasswordFault } from '#server/use-cases/people/not-allowed';

/** Why somebody is not let in or may not do something, as a problem. */
export function tellNotAllowed(why: NotAllowed): Problem {
  switch (why.code) {
    case 'signed_out':
      return tell(
        401,
        why.code,
        'Sign in first',
        'You are not signed in, or your session has ended. Sign in and try again.',
      );
    case 'forbidden':
      return tell(403, why.code, 'Not yours to do', 'You can see this, but your role does not let you do it.');
    case 'not_found':
      return tell(404, why.code, 'Not found', 'There is nothing here that you can see.');
    case 'wrong_sign_in':
      return tell(
        401,
        why.code,
        'Address or password is not right',
        'The e-mail address and the password do not belong together. Check both and try again.',
      );
    case 'too_many_tries':
      return tell(
        429,
        why.code,
        'Too many tries',
        `Wait ${why.retryAfterSeconds === 60 ? 'a minute' : `${String(why.retryAfterSeconds)} seconds`}, then try again.`,
      );
    case 'key_not_valid':
      return tell(
        410,
        why.code,
        'This link does not work any more',
        'It was used already, has run out, or is not complete. Ask whoever sent it for a new one.',
      );
    case 'wrong_code':
      return tell(
        422,
        why.code,
        'That is not the code',
        `The code is on the console of the server. ${why.triesLeft === 0 ? 'That was the last try: start the server again for a new code.' : `${String(why.triesLeft)} more wrong ${why.triesLeft === 1 ? 'try locks' : 'tries lock'} it.`}`,
        [{ field: 'code', found: 'another code', expected: 'the code on the console of the server' }],
      );
    case 'set_up_over':
      return tell(410, why.code, 'This is over', SET_UP_OVER[why.why]);
    case 'bad_password':
      return tell(422, why.code, 'Choose another password', PASSWORD_FAULTS[why.why], [
        { field: 'password', found: 'this password', expected: PASSWORD_FAULTS[why.why] },
      ]);
    case 'email_taken':
      return tell(
        409,
        why.code,
        'There is an account already',
        'Somebody with this e-mail address is already invited or has an account.',
        [{ field: 'email', found: 'an address that has an account', expected: 'another address' }],
      );
    case 'bad_email':
      return tell(
        422,
        why.code,
        'That is no e-mail address',
        `"${why.found}" is not an address such as name@example.org.`,
        [{ field: 'email', found: why.found, expected: 'an address such as name@example.org' }],
      );
    case 'bad_belonging':
      return tell(422, why.code, 'Say where they belong', `Choose ${why.expected}.`, [
        { field: why.field, found: 'none, or one that is not known', expected: why.expected },
      ]);
    case 'last_admin':
      return tell(
        409,
        why.code,
        'The last system administrator',
        'Without this account nobody could let anybody in. Make somebody else a system administrator first.',
      );
  }
}

const SET_UP_OVER = {
  done: 'This installation is set up. Sign in, or ask its administrator for an invitation.',
  locked: 'The code was typed wrongly too often and is locked. Start the server again for a new code.',
  'run-out': 'The code has run out. Start the server again for a new code.',
} as const;

const PASSWORD_FAULTS: Readonly<Record<PasswordFault, string>> = {
  'too-short': `Use at least ${String(SHORTEST_PASSWORD)} characters. Three or four words that do not belong together are easy to remember.`,
  'too-long': `Use at most ${String(LONGEST_PASSWORD)} characters.`,
  'well-known': 'This password is among the first that would be guessed. Choose one that nobody else has.',
  'holds-a-name': 'Leave out your name, your address, your organisation and the name of this service.',
};

function tell(
  status: number,
  code: string,
  title: string,
  detail: string,
  errors?: { readonly field: string; readonly found: string; readonly expected: string }[],
): Problem {
  return {
    type: `urn:common-measure:problem:${code}`,
    title,
    status,
    code,
    detail,
    ...(errors === undefined ? {} : { errors }),
  };
}
