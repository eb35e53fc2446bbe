import { openings } from '#domain/presentation/openings';

/** Words of the what-if page and of what a conflict page says of moves: apart, so that no other page has to load them. */
export const whatIfWords = {
  documentTitle: (place: string, day: string): string => `What if, ${place}, ${day}`,
  shortDocumentTitle: 'What if',
  ...openings.whatIf,
  headingWith: (changes: number, sentence: string): string =>
    `With ${changes === 1 ? 'this one change' : `these ${changes} changes`}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  loading: 'Reading the goals of this place',
  working: 'Working it out',

  changesHeading: 'What you changed',
  noChanges: 'Nothing yet.',
  undo: 'Undo',
  undoAll: 'Undo all',
  copy: 'Copy link',
  copied: 'Link copied',
  copyFailed: 'Copy the address from the address bar',

  linkHeading: 'Part of this link could not be used',
  unread: {
    version: 'Its changes are written in a spelling this page does not know; it may come from a newer version.',
    kind: 'It names no change that can be made. Expected: direction, target, deadline, weight, payment, retire or share.',
    parts: 'A part is missing or too much. Choose the change below instead.',
    value: 'A direction, number or way is not one that can be read. Choose the change below instead.',
    'too many': 'A link holds sixty changes at most.',
  },
  linkPart: (text: string): string => `“${text}”`,
  tidy: 'Leave it out of the link',

  goalsHeading: 'What people here are held to',
  search: 'Find a goal',
  searchHint: 'an organisation, a measure, a code',
  agency: 'Held by',
  everyAgency: 'All organisations',
  shown: (shown: number, all: number): string =>
    shown === all ? `All ${all} goals in force` : `${shown} of ${all} goals in force`,
  noGoal: 'No goal in force here fits. Take a word or the organisation away.',
  noGoals: 'Nobody here is held to any goal on file on this day, so nothing can be changed. Look from another day.',
  narrowed: (count: number): string =>
    count === 1
      ? 'Only the goal of the conflict you came from.'
      : `Only the ${count} goals of the conflict you came from.`,
  showAll: 'Show all goals',
  more: (count: number): string => `Show ${count} more`,
  change: 'Change',
  close: 'Close',
  changeGoal: (goal: string): string => `Change: ${goal}`,
  changedMark: 'changed',
  inHeadline: (numbers: readonly number[]): string =>
    numbers.length === 1 ? `in conflict ${numbers.join('')}` : `in conflicts ${numbers.join(', ')}`,
  by: (day: string): string => `by ${day}`,
  counts: (weight: number): string => `counts ${weight}`,
  leftOutGoal: 'The goal this link opens is not in force here on this day.',

  direction: 'Direction',
  directions: { higher: 'Higher is better', lower: 'Lower is better', none: 'No judgement' },
  bandNow: 'Now inside a band is right.',
  target: 'Target',
  targetNow: (text: string): string =>
    `Now: ${text}. It is not in the measure’s own unit; a new one would take its place.`,
  bars: {
    none: 'No target',
    '>=': 'At least',
    '<=': 'At most',
    '>': 'Over',
    '<': 'Under',
    '=': 'Exactly',
    range: 'Between',
  },
  value: 'Value',
  valueIn: (unit: string): string => `in ${unit}`,
  rangeHint: 'two numbers, as 35 to 70',
  deadline: 'Deadline',
  since: (day: string): string => `in force since ${day}`,
  weight: 'Weight',
  weightHint: '1 unless somebody says otherwise; 0 counts for nothing',
  payment: (words: string): string => `Payment: ${words}`,
  payments: { 1: 'pays more when it rises', '-1': 'pays more when it falls', 0: 'does not follow it' },
  share: 'One shared goal with',
  chooseMate: 'Choose a goal',
  shareDo: 'Give both one shared goal',
  shareHint: 'Both goals end; each side is held to this one instead, with the direction and target above.',
  noMates: 'No other goal here is about the same thing.',
  shareBand: 'A goal that asks for a band or for nothing cannot be shared. Give it a direction first.',
  retire: 'Retire this goal',
  retireHint: 'Nobody is held to it any more.',

  summary: 'What would change',
  toResult: 'See what changes',
  toGoals: 'Back to the goals',
  gone: (count: number): string => (count === 1 ? 'One conflict gone' : `${count} conflicts gone`),
  appeared: (count: number): string => (count === 1 ? 'One new conflict' : `${count} new conflicts`),
  changed: (count: number): string => (count === 1 ? 'One conflict changed' : `${count} conflicts changed`),
  unchanged: (count: number): string =>
    count === 1 ? 'One finding stays as it is.' : `${count} findings stay as they are.`,
  notOnFile: 'It has no page of its own: nobody is held to this yet.',
  moreOf: (count: number): string => `Show ${count} more`,

  indexMoves: (before: string, after: string): string =>
    before === after ? `Alignment index ${after}, as before.` : `Alignment index ${after}, before ${before}.`,
  toJourney: 'Back to the journey of this place',
  indexHeading: 'Alignment index',
  indexNote:
    'Of all pairs of goals of two organisations here that can be compared, how many pull the same way. Unknown never counts as aligned.',
  before: 'Before',
  after: 'After',
  rows: { aligned: 'Aligned', tension: 'In tension', opposed: 'Opposed', unknown: 'Unknown', index: 'Index' },
  measureOf: 'Pairs of goals',

  headlinesHeading: 'Headlines',
  headlinesShow: 'Headlines shown',
  leaves: 'leaves the headlines',
  comes: 'comes in',
  noHeadlines: 'No conflict leads the list.',

  tryHeading: 'First things to try',
  tryLead:
    'What boards do about the conflicts here, as far as it can be written as a change of goals or payments. Each line says what this model would then find.',
  tryThis: 'Try it',
  tryAbout: (sentence: string): string => `Try it: ${sentence}`,
  noTry:
    'No conflict here has a move that can be written as a change of goals. Choose any goal on the page to change it.',
  trying: 'Working out what could be tried',

  threadFailed: 'The rules could not be worked out in this browser. Everything else of this place still stands.',

  moves: 'What boards do about this kind',
  movesWorking: 'Working out what each would change here',
  movesFailed: 'What each would change could not be worked out just now.',
  movesNote: 'Worked out by the same rules, with the goals changed and every figure as it is: no promise.',
  ofConflict: 'Change these goals and see',
} as const;
