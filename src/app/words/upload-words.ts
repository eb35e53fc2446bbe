import type { BatchView, CountsView, PreviewView, UploadState, UploadView } from '#domain/contract/uploads-view';
import { asSet } from '#domain/presentation/number-words';
import { openings } from '#domain/presentation/openings';

/** What the five counts of a file count: its lines, or its figures where a line holds several. */
export type CountedAs = 'lines' | 'figures';

const number = asSet;
const counted = (count: number, as: CountedAs): string =>
  as === 'lines' ? many(count, 'line', 'lines') : many(count, 'figure', 'figures');
const many = (count: number, one: string, more: string): string => `${number(count)} ${count === 1 ? one : more}`;

/** What the screens of whoever brings figures in say of themselves. Apart from the other words, because public pages need none. */
export const uploadWords = {
  navigation: 'Bring figures in',
  promises: ['Nothing is overwritten until you publish', 'All of it or none of it'],
  promisesLabel: 'What holds all the time',
  stripLabel: 'Steps of this file',
  steps: { understand: 'Understand', check: 'Check', publish: 'Publish' },
  stepDone: 'done',
  loading: 'Reading what is there …',
  working: 'One moment …',
  unknownTime: 'at a time that is not recorded',
  problemPage: 'This cannot be shown',
  signInFirst: 'Sign in first',
  bytes: (bytes: number): string =>
    bytes < 1_024
      ? many(bytes, 'byte', 'bytes')
      : bytes < 1_048_576
        ? `${number(Math.round(bytes / 1_024))} KB`
        : `${number(Math.round(bytes / 104_857.6) / 10)} MB`,
  number,

  home: {
    documentTitle: openings.uploads.heading,
    lead: openings.uploads.lead,
    title: (waiting: number, due: number): string =>
      `${waiting === 0 ? 'No file of yours is waiting' : `${many(waiting, 'file is', 'files are')} waiting for you`}${due === 0 ? '' : `; ${many(due, 'measure has', 'measures have')} a figure due`}`,
    stewardTitle: (waiting: number): string =>
      waiting === 0
        ? 'Nothing waits for your approval'
        : `${many(waiting, 'file waits', 'files wait')} for your approval`,
    waiting: 'What is waiting',
    nothing: 'A file that you have begun and not published stands here until you publish or leave it.',
    nothingToApprove: 'A file that an organisation of your place wants to publish stands here until you have decided.',
    file: 'File',
    organisation: 'Organisation',
    state: 'Where it is',
    sent: 'Sent',
    by: 'By',
    go: (file: string): string => `Go on with ${file}`,
    goShort: 'Go on',
    last: 'Published lately',
    noneLast: 'Nothing has been published here yet.',
    history: 'The whole history',
    bring: 'Bring a file',
    caps: 'A CSV file or an Excel workbook (.xlsx), up to 50 MB and 200,000 lines. Your own layout, Fingertips, LG Inform, NHS England and others are recognised; you are asked about what is not.',
    goals:
      'Goals of your own go the same way: a goal file has a line for each target, with its baseline and its dates, and then takes part in the conflicts of your places.',
    goalWorkbook: 'Goal file with the goals that hold now, as a workbook',
    goalCsv: 'Goal file as CSV',
    choose: 'Choose a file',
    drop: 'or drop it here',
    sending: (file: string): string => `Sending ${file} …`,
    sendFailed: 'The file was not sent',
    mayNot: 'Your account can read here and bring nothing in.',
    forbidden: 'Your account brings no figures in',
    forbiddenText: 'Performance officers of an organisation do. An administrator can give an account another role.',
  },

  due: {
    heading: 'What is due',
    dueHeading: 'Over, and no figure here',
    hereHeading: (count: number): string =>
      count === 1 ? 'Nothing due: one measure' : `Nothing due: ${number(count)} measures`,
    unknownHeading: (count: number): string =>
      count === 1
        ? 'One measure of which the next period is not known'
        : `${number(count)} measures of which the next period is not known`,
    more: (count: number): string => `Show ${number(count)} more`,
    measure: 'Measure',
    last: 'Last figure',
    next: 'Due',
    when: 'When',
    noDay:
      'By when? No publisher’s day is on file for any measure, so none is made up: what stands here is when its period ended.',
    none: 'none yet',
    notKnown: 'not known',
    national: 'from national figures',
    ended: (count: number): string =>
      count === 0
        ? ''
        : `${many(count, 'measure', 'measures')} with figures here ${count === 1 ? 'has' : 'have'} ended: nothing is due of ${count === 1 ? 'it' : 'them'}.`,
    template:
      'A file to fill in: each measure with its newest figure, and an empty line for what is due. Fill the empty lines, leave the rest, and send it back here. The workbook offers lists to choose from.',
    workbook: 'Download the workbook',
    csv: 'Download as CSV',
    failed: 'What is due cannot be shown at the moment; files can be sent all the same.',
  },

  states: {
    received: 'Kept; its columns are read next',
    understood: 'Its columns wait for your yes',
    checking: 'Being checked',
    checked: 'Checked; you decide',
    waiting: 'Waits for a steward’s approval',
    scheduled: 'Will be published',
    published: 'Published',
    abandoned: 'Left; nothing of it was published',
    failed: 'Cannot be read',
  } satisfies Record<UploadState, string>,

  title: (upload: UploadView, as: CountedAs): string => {
    const questions = upload.understanding?.questions.length ?? 0;
    switch (upload.state) {
      case 'received':
        return 'Your file is kept. Its columns are being read.';
      case 'understood':
        return questions === 0
          ? 'Is this how your file is to be read?'
          : `${many(questions, 'thing', 'things')} must be said before the file can be checked`;
      case 'checking':
        return 'Each line is being checked against what is stored';
      case 'checked':
        return upload.preview === null ? 'Checked' : checkedTitle(upload.preview, as);
      case 'waiting':
        return 'It waits for a steward’s approval';
      case 'scheduled':
        return 'It will be published at the time you gave';
      case 'published':
        return upload.replayed
          ? 'This file was published before: nothing is counted twice'
          : `Published: ${sumUp(upload.preview?.counts ?? null, upload.preview?.goals !== undefined)}`;
      case 'abandoned':
        return 'You left this file. Nothing of it was published.';
      case 'failed':
        return 'This file cannot be read';
    }
  },
  about: (upload: UploadView): string => {
    const parts = [`${upload.fileName}, ${uploadWords.bytes(upload.bytes)}`];
    const what = upload.understanding?.isGoalFile === true ? 'Goals' : 'Figures';
    if (upload.agencyName !== undefined) parts.push(`${what} of ${upload.agencyName}`);
    if (upload.preview !== null) {
      const names = upload.preview.measures.map(({ name }) => name);
      if (names.length > 0)
        parts.push(names.length > 3 ? `${number(names.length)} measures` : `Measures: ${names.join('; ')}`);
      if (upload.preview.periods !== null) parts.push(upload.preview.periods);
    }
    return `${parts.join('. ')}.`;
  },
  nothingYet: 'Nothing is published yet.',
  comeBack: 'Everything is kept as it stands: leave this page, and the file waits for you.',
  backToAll: 'All my files',
  leave: 'Leave this file',
  leaveText: 'Nothing of it is published; the file as you sent it stays in the records.',
  another: 'Bring another file',
  stale: 'Somebody else has changed this file, or a stored figure has moved since. What you see may be old.',
  readAgain: 'Show how it is now',
  checkAgain: 'Check it again',

  understand: {
    heading: 'How the file is laid out',
    recognised: 'Recognised as',
    notRecognised: 'no kind of file that is known here; read by its headings',
    shape: 'Form',
    because: 'Because',
    remembered:
      'You have published a file of this layout before: its columns, and what you mended for all of its lines, are taken as you said then. After the check each can be taken back.',
    hidden: 'Sheets that are hidden and not read',
    table: (sheet: string | null, line: number): string =>
      `${sheet === null ? 'Columns' : `Columns of the sheet “${sheet}”`}${line === 0 ? ', without headings' : `, headings in line ${number(line)}`}`,
    column: 'Column',
    stands: 'Stands for',
    why: 'Why',
    example: 'First values',
    unsure: 'please look',
    noHeading: (index: number): string => `column ${String(index + 1)}, no heading`,
    standsFor: (heading: string): string => `What “${heading}” stands for`,
    figures: 'figures',
    lines: 'which lines are read',
    alike: (headings: readonly string[]): string =>
      `${many(headings.length, 'more column', 'more columns')} of figures, read the same way: ${headings[0] ?? ''}${headings.length > 1 ? ` to ${headings.at(-1) ?? ''}` : ''}.`,
    kept: (count: number): string =>
      count === 1
        ? 'One more column is kept with the file and not read'
        : `${number(count)} more columns are kept with the file and not read`,
    sample: 'The first lines as they stand',
    questions: 'What must be said',
    answer: 'Your answer',
    chooseColumn: 'Choose the column',
    answerHints: {
      measure: 'the name of a measure as the catalogue has it',
      area: 'a code, as E06000003',
      period: 'as 2018/19, 2018-03 or 2018 Q1',
    } as Readonly<Record<string, string>>,
    lacking: (part: string): string =>
      ({
        measure: 'Say which measure it is.',
        area: 'Say which area or organisation it is.',
        period: 'Say which period it is, as 2018/19, 2018-03 or 2018 Q1.',
      })[part] ?? 'Choose the column.',
    answerHint: 'The file has no column for it, or none that is sure: choose the column above.',
    noSuchMeasure: 'Choose a measure from the list.',
    check: 'This is right: check the file',
    checkChanged: 'Use these columns: check the file',
    parts: {
      measure: 'which measure',
      'framework version': 'edition of the framework',
      area: 'area or organisation (code)',
      'area name': 'area or organisation (name)',
      level: 'kind of area',
      period: 'period',
      'period start': 'first day of the period',
      'period end': 'last day of the period',
      'period kind': 'kind of period',
      year: 'year',
      quarter: 'quarter',
      month: 'month',
      breakdown: 'group of people',
      value: 'value',
      numerator: 'numerator',
      denominator: 'denominator',
      lower: 'lower end of the interval',
      upper: 'upper end of the interval',
      missing: 'why a value is missing',
      'value note': 'note beside the value',
      status: 'status',
      unit: 'unit',
      'part of figure': 'which part of the figure',
      'source file': 'file it came from',
      'source line': 'line it came from',
      kept: 'not read, kept with the file',
    } as Readonly<Record<string, string>>,
  },

  checking: {
    progress: 'How far the check is',
    figures: (figures: number): string => `${many(figures, 'figure', 'figures')} checked so far`,
    bytes: (done: number, of: number): string => `${uploadWords.bytes(done)} of ${uploadWords.bytes(of)} read`,
    waits: 'You can leave this page: the check goes on.',
  },

  counts: {
    read: (count: number, as: CountedAs): string =>
      as === 'lines' ? (count === 1 ? 'line read' : 'lines read') : count === 1 ? 'figure read' : 'figures read',
    readAnyhow: 'read',
    fates: { created: 'new', changed: 'changed', unchanged: 'unchanged', refused: 'refused', blank: 'blank' },
    sum: (counts: CountsView, as: CountedAs): string =>
      `${counted(counts.read, as)} read: ${number(counts.created)} new, ${number(counts.changed)} changed, ${number(counts.unchanged)} unchanged, ${number(counts.refused)} refused, ${number(counts.blank)} blank.`,
    severalEach: 'A line of this file holds several figures: what is counted are figures.',
    linesEach: (lines: number, as: CountedAs): string =>
      lines === 1
        ? `One mark is one ${as === 'lines' ? 'line' : 'figure'}.`
        : `One mark is about ${counted(lines, as)}.`,
  },

  problems: {
    refused: (groups: number): string => (groups === 1 ? 'One cause, refused' : `${number(groups)} causes, refused`),
    refusedText: 'These lines cannot go in as they are. Each cause is mended once for all of its lines.',
    warned: 'Worth a look before you publish',
    warnedText: 'These lines go in unless you mend or leave them: they may be right.',
    noted: 'Already read for you',
    notedText: 'These go in. This is how they were understood.',
    none: 'No line is refused, and nothing is odd.',
    lines: (count: number): string => many(count, 'line', 'lines'),
    /** A cause in a line with several figures may stand once for the line or once for each figure. */
    times: (count: number, as: CountedAs): string =>
      as === 'lines' ? many(count, 'line', 'lines') : many(count, 'time', 'times'),
    line: 'Line',
    columnHead: 'Column',
    found: 'Found',
    expected: 'Expected',
    wholeFile: 'whole file',
    asTable: 'Show what was found and expected',
    examples: (shown: number, of: number, as: CountedAs): string =>
      as === 'lines'
        ? shown === of
          ? `Show ${many(shown, 'line', 'lines')}`
          : `Show ${number(shown)} of ${number(of)} lines`
        : `Show where: ${shown === of ? number(shown) : `${number(shown)} of ${number(of)}`}`,
    mendFile: 'Correct this in the file itself and send it again.',
    fixes: 'What you have mended so far',
    takeBack: (fix: string): string => `Take back: ${fix}`,
    takeBackShort: 'Take back',
    takeBackNote: 'Taking one back takes back those after it too.',
    workbook: 'Refused lines as a workbook',
    csv: 'Refused lines as CSV',
    mendNote:
      'Both have your own columns and the reason beside each line. Mend them there and send them as a file of their own.',
    blocked:
      'As long as these stand, nothing of the file can be published: mend what has a fix here, or correct the file and send it again.',
    heads: {
      not_your_agency: 'Lines of another organisation',
      code_collision: 'One code with two meanings',
      missing_column: 'A column is missing',
      duplicate_column: 'Two columns with one heading',
      unknown_column: 'Columns that are not read',
      unsure_column: 'A column that was guessed',
      missing_cell: 'An empty cell where something must stand',
      not_of_this_mapping: 'Lines of something else',
      unknown_measure: 'A measure that is not in the catalogue',
      measure_changed: 'A measure whose definition changed',
      unknown_area: 'An area that no register has',
      ambiguous_area: 'A name that several areas have',
      retired_code: 'A code after its time',
      code_resolved: 'Codes read by the register',
      bad_period: 'A period that is none',
      ambiguous_period: 'A period that can be read two ways',
      excel_date: 'Dates that a spreadsheet has changed',
      future_outturn: 'Figures from the future',
      not_a_number: 'A value that is no number',
      ambiguous_number: 'A number that can be read two ways',
      too_many_digits: 'A number with too many digits',
      ambiguous_missing: 'A dash: is it nought, or not known?',
      unknown_missing: 'A sign for missing that is not known',
      value_and_missing: 'A value, and a reason why there is none',
      out_of_range: 'Values outside what the unit allows',
      unit_mismatch: 'Another unit than the measure has',
      zero_denominator: 'Nothing to divide by',
      numerator_over_denominator: 'More counted than there are',
      numerator_mismatch: 'Value and counts do not agree',
      interval_order: 'An interval the wrong way round',
      interval_incomplete: 'Half an interval',
      unknown_status: 'A status that is not known',
      scale: 'Values that look a hundred times off',
      jump: 'Sudden jumps',
      small_number: 'Small counts, hidden from the public',
      duplicate_key: 'One figure or goal twice, with different contents',
      goal_direction: 'A goal that points the other way',
      copied_period: 'A period that repeats another',
      total_mismatch: 'Parts that do not add up to their total',
      missing_areas: 'Areas that were there before',
      stale_period: 'Nothing newer than what is stored',
      hidden_sheet: 'Hidden sheets',
    } as Readonly<Record<string, string>>,
    otherHead: 'Something else',
  },

  preview: {
    heading: 'What would change',
    movements: 'Biggest movements',
    noMovements: 'No stored figure would move much.',
    measure: 'Measure',
    area: 'Area',
    period: 'Period',
    before: 'stored now',
    after: 'after this file',
    versions: 'its versions',
    samples: 'Some lines as they would be stored',
    value: 'Value',
    verdict: 'Becomes',
    line: 'Line',
    verdicts: { created: 'new', changed: 'changed', unchanged: 'unchanged' },
    replaces: 'Whose stored figures it would replace',
    goOn: 'Go on to Publish',
    goOnGood: (refused: number, as: CountedAs): string => `Leave ${counted(refused, as)} out and go on to Publish`,
    nothing: 'No line of this file can be stored, so there is nothing to publish.',
  },

  effects: {
    charts: 'Before and after',
    heading: 'What will change in the findings',
    working: 'What will change is being worked out. You can go on meanwhile.',
    progress: (done: number, of: number): string =>
      `${number(done)} of ${number(of)} places and days worked out. You can go on meanwhile.`,
    progressLabel: 'How far the findings are worked out',
    cannot: 'What will change cannot be shown at the moment. The file can be published all the same.',
    placeHeading: (place: string, day: string): string => `${place}, as at ${day}`,
    stay: (count: number): string =>
      count === 0 ? '' : count === 1 ? 'One conflict stays as it is.' : `${number(count)} conflicts stay as they are.`,
    fate: 'Conflict',
    fates: { comes: 'new', goes: 'goes', changes: 'changes' },
    headline: (place: number): string => `headline ${number(place)}`,
    before: 'Says now',
    after: 'Will say',
    notSaid: 'not said',
    same: 'the same words',
    more: (count: number): string =>
      `${many(count, 'more conflict changes', 'more conflicts change')} and ${count === 1 ? 'is' : 'are'} not listed here.`,
  },

  goals: {
    heading: 'Goals as they would be',
    none: 'no goal of this kind',
    measure: 'Measure',
    who: 'Held to it',
    now: 'Holds now',
    after: 'After this file',
    line: 'Line',
    onlyIn: (place: string): string => `only in ${place}`,
    setBy: (who: string): string => `set by ${who}`,
    says: 'Says',
  },

  publish: {
    heading: 'Check your answers',
    title: ({ counts, goals }: Pick<PreviewView, 'counts' | 'goals'>): string =>
      `Publish ${sumUp(counts, goals !== undefined)}?`,
    file: 'File',
    whose: 'Figures of',
    whoseGoals: 'Goals of',
    whenGoals: 'When do these goals count?',
    measures: 'Measures',
    periods: 'Periods',
    areas: 'Areas',
    replaces: 'Replaces figures of',
    nobody: 'nobody',
    leftOut: 'Left out',
    noLeft: 'nothing',
    finality: 'Are these figures final?',
    final: 'Final',
    provisional: 'Provisional: they may still be revised',
    when: 'When are they published?',
    now: 'At once',
    later: 'At a time',
    time: 'Day and time',
    timeHint: 'Until then only your organisation sees them.',
    timeMissing: 'Say the day and the time.',
    all: 'Publish all of it',
    left: (refused: number, as: CountedAs): string => counted(refused, as),
    good: (refused: number, as: CountedAs): string => `Publish the good ${as}, leave ${counted(refused, as)} out`,
    goodText: (as: CountedAs): string =>
      `All or nothing is the rule. This file has refused ${as}, so it goes in only when you say to leave them out.`,
    back: 'Back to the check',
    approval: 'Where your place asks for it, a steward approves it before anybody sees it.',
  },

  waiting: {
    text: (at: string | null): string =>
      `Nobody sees these figures before a steward of your place has approved them${at === null ? '' : `, and not before ${at}`}.`,
    approve: 'Approve and publish',
    reason: 'Why it goes back',
    reasonHint: 'The officer reads this.',
    sendBack: 'Send it back',
    approved: (at: string): string => `Approved on ${at}.`,
  },

  scheduled: (at: string): string =>
    `It is published on ${at}. Until then only your organisation sees it; you can still leave it.`,
  returned: 'A steward has sent it back:',
  couldNot: 'Why it is not published:',

  receipt: {
    undoneTitle: (file: string): string => `Undone: nothing of ${file} stands`,
    heading: 'Receipt',
    when: 'Published',
    by: 'By',
    batch: 'In the history as',
    file: 'File',
    digest: 'Fingerprint of the file',
    finality: 'Figures are',
    final: 'final',
    provisional: 'provisional',
    undo: 'Undo: put back what stood before',
    undoText: 'Undoing is recorded too, and can be taken back.',
    redo: 'Publish it again',
    undone: 'It is undone: what stood before stands again.',
    redone: 'It stands again.',
    leftAlone: (count: number): string =>
      `${many(count, 'figure was', 'figures were')} replaced since by a later file and left alone:`,
    detail: 'This entry in the history',
    figures: 'See a figure and its versions',
  },

  failed: {
    heading: 'Why',
    next: 'Correct it where it was made and send it again.',
  },

  history: {
    documentTitle: openings.history.heading,
    lead: openings.history.lead,
    title: (count: number): string =>
      count === 0 ? 'Nothing has been brought in yet' : `${many(count, 'file has', 'files have')} been brought in`,
    when: 'When',
    what: 'What',
    who: 'Who',
    file: 'File',
    counts: 'What became of it',
    kinds: { import: 'Published', undo: 'Undone', redo: 'Done again' } satisfies Record<BatchView['kind'], string>,
    console: 'at the console of the server',
    noName: 'an account that is no more',
    undone: 'undone since',
    open: (kind: string, file: string, when: string): string => `${kind}: ${file}, ${when}`,
    national: 'national figures',
  },

  batch: {
    loading: 'Reading this entry …',
    title: (batch: BatchView): string =>
      batch.kind === 'import'
        ? `${batch.fileName} brought in ${sumUp(batch.counts, batch.isOfGoals)}${batch.canRedo ? '; it is undone since' : ''}`
        : batch.kind === 'undo'
          ? `${batch.fileName} was undone`
          : `${batch.fileName} was done again`,
    compare: 'Beside the one before',
    first: 'It is the first of its organisation.',
    this: 'this one',
    before: 'the one before',
    problems: 'What its file said',
    more: (count: number): string => (count >= 1 ? 'There are more; the first 500 are shown.' : ''),
    noProblems: 'Nothing was refused or odd.',
    since: (count: number): string =>
      `${many(count, 'figure of it has', 'figures of it have')} been replaced since by later files; undoing leaves those alone.`,
    upload: 'How it came in',
    back: 'The whole history',
    counts: 'Counts',
  },

  figure: {
    documentTitle: 'Versions of a figure',
    title: (count: number): string =>
      count === 0
        ? 'This figure is not recorded'
        : count === 1
          ? 'This figure has stood as it is since it came in'
          : `This figure has stood in ${number(count)} versions`,
    asSeen: (day: string): string => `As the board saw it on ${day}`,
    asSeenValue: 'It stood at',
    asSeenNone: 'There was no figure then.',
    day: 'As the board saw it on',
    show: 'Show that day',
    all: 'Show all versions',
    value: 'Value',
    from: 'Stood from',
    to: 'Until',
    now: 'now',
    file: 'File and line',
    fileAndLine: (file: string, line: number): string => `${file}, line ${number(line)}`,
    finality: 'Status',
    none: 'No version of it is recorded. It may never have been brought in.',
    missing: 'no value',
  },
};

function sumUp(counts: CountsView | null, areGoals = false): string {
  if (counts === null) return 'its figures';
  const { created, changed } = counts;
  const [one, more] = areGoals ? ['goal', 'goals'] : ['figure', 'figures'];
  if (created === 0 && changed === 0) return 'nothing that was not there already';
  if (created === 0) return many(changed, `changed ${one}`, `changed ${more}`);
  const news = many(created, `new ${one}`, `new ${more}`);
  return changed === 0 ? news : `${news}, ${number(changed)} changed`;
}

function changedOf({ created, changed }: CountsView, areGoals: boolean): string {
  if (created > 0) return many(changed, 'changes', 'change');
  return areGoals ? many(changed, 'goal changes', 'goals change') : many(changed, 'figure changes', 'figures change');
}

function checkedTitle(
  { counts, goals, isBlocked }: Pick<PreviewView, 'counts' | 'goals' | 'isBlocked'>,
  as: CountedAs,
): string {
  if (isBlocked) return 'This file cannot be published as it is';
  const news =
    counts.created + counts.changed === 0
      ? 'Nothing here is new.'
      : `${[
          ...(counts.created > 0
            ? [
                many(
                  counts.created,
                  goals === undefined ? 'figure is new' : 'goal is new',
                  goals === undefined ? 'figures are new' : 'goals are new',
                ),
              ]
            : []),
          ...(counts.changed > 0 ? [changedOf(counts, goals !== undefined)] : []),
        ].join(', ')}.`;
  return counts.refused === 0
    ? `${news} Every ${as === 'lines' ? 'line' : 'figure'} can go in.`
    : `${news} ${counted(counts.refused, as)} cannot go in as ${counts.refused === 1 ? 'it is' : 'they are'}.`;
}
