import { addressOf, redcar } from './address-of.ts';

const conflict = addressOf.conflict(redcar.code, redcar.conflict, redcar.asOf);
const place = `/places/${redcar.code}`;
const day = `asOf=${redcar.asOf}`;

/** Every page once as a reader comes to it; the three longest narrowed, as a whole before a release. */
export const pages: Readonly<Record<string, string>> = {
  'choose a place': addressOf.chooser(redcar.asOf),
  'the journey on 31 March 2018': addressOf.journey(redcar.code, redcar.asOf),
  'the journey today': addressOf.journey(redcar.code),
  'conflicts of two kinds': `${place}/conflicts?${day}&kind=ATTRIBUTION,TARGET`,
  'all conflicts as a diagram': `${place}/conflicts?${day}&look=diagram`,
  'a conflict with figures': conflict,
  'the organisations of a place': `${place}/agencies?${day}`,
  'one organisation': `${place}/agencies/RTR?${day}`,
  'a step of the journey': addressOf.step(redcar.code, 'J08', redcar.asOf),
  'a crack between two steps': addressOf.seam(redcar.code, 'J09-J10', redcar.asOf),
  'the measures of a place': `${place}/measures?${day}`,
  'one measure': `${place}/measures/ascof-2c1?${day}&look=both`,
  'a place through time': `${place}/through-time?${day}`,
  'two places side by side': `/compare?places=${redcar.code},E08000035&${day}&look=both&open=similar,choose`,
  'what if, one goal changed': `${place}/what-if?${day}&changes=1;retire,acute_trust:pbr-nel&goal=acute_trust/const-ae4h`,
  'the framework, by a word': `/framework?${day}&search=leaving`,
  methods: '/methods',
  'sources, by a word': '/sources?search=discharge',
  glossary: '/glossary',
  'sign in': '/sign-in',
  'set the installation up': '/set-up',
};

/** Pages that say what is not there. */
export const emptyPages: Readonly<Record<string, string>> = {
  'an unknown place': addressOf.journey('E06999999', redcar.asOf),
  'a comparison of what is not there': `/compare?places=E06000065,NOPE,${redcar.code},${redcar.code}&${day}`,
  'no page': '/nowhere/at/all',
};

/** The same pages where they show something else: looked at before a release. */
export const morePages: Readonly<Record<string, string>> = {
  'all conflicts': `${place}/conflicts?${day}`,
  'the framework': `/framework?${day}`,
  sources: '/sources',
  'choose a place, today': addressOf.chooser(),
  'a conflict with chart and table': `${conflict}&look=both`,
  'the organisations with a list and a pair open': `${place}/agencies?${day}&goals=RTR@experience&pair=00M,RTR`,
  'an organisation that had ended': `${place}/agencies/00M?asOf=2025-03-31`,
  'a step nobody answers for, today': addressOf.step(redcar.code, 'J10'),
  'a place through time in words, a year open': `${place}/through-time?${day}&show=all&look=both&open=2018-03-31`,
  'what if, nothing changed': `${place}/what-if?${day}`,
};

/** More that is not there: looked at before a release; each has a journey of its own. */
export const moreEmptyPages: Readonly<Record<string, string>> = {
  'a place before it existed': addressOf.journey('E06000065', redcar.asOf),
  'an organisation that never served the place': `${place}/agencies/NOPE?${day}`,
  'a step that does not exist': addressOf.step(redcar.code, 'J99', redcar.asOf),
  'two steps that no hand-over joins': addressOf.seam(redcar.code, 'J01-J09', redcar.asOf),
  'a conflict that is not there': addressOf.conflict(redcar.code, 'POLARITY//nothing', redcar.asOf),
  'a comparison of nothing': `/compare?${day}`,
  'a story of a place before it existed': `/places/E06000065/through-time?${day}`,
  'an invitation that does not work': '/invitation#nothing',
};

/** Pages of somebody who is signed in, as the role that sees most of them. */
export const ownPages: Readonly<Record<string, string>> = {
  'my account': '/account',
  'people I look after': '/people',
  'outside sources': '/outside-sources',
};
