import type { PageAddress } from '#app/url/page-address';

/**
 * What a page is for and how it is read. A mark that a drawing of its own shows names that drawing, so that no page draws what its
 * explanation is silent about; `methods` are anchors of the page of methods, with the words of their links.
 */
export type Explanation = {
  readonly question: string;
  readonly marks: readonly (readonly [mark: string, meaning: string, drawing?: string])[];
  readonly figures: string;
  readonly methods: readonly (readonly [anchor: string, words: string])[];
};

const here = [
  ['Filled number', 'the conflict is seen in the figures of this place on both sides', 'cm-number-ring'],
  ['Half-filled number', 'seen on one side; the other side is not known here', 'cm-number-ring'],
  ['Open number', 'true everywhere in England: no news about this place', 'cm-number-ring'],
] as const;

const severity = [
  'Twelve small bars',
  'how bad: filled for points that are known, in outline for those that figures could still add',
  'cm-severity-bars',
] as const;

const sure = [
  'A to D',
  'how sure: A and B rest on evidence that was checked, C on what is stated, D on what is only declared',
] as const;

const state = [
  'Filled, open and grey shapes',
  'filled: figures speak for this day; open: held to it, but no figures; grey: a hospital that is not judged here',
  'cm-domain-mark',
] as const;

const kind = ['Small drawing', 'the kind of conflict; its name stands beside it', 'cm-kind-glyph'] as const;

const shapes = [
  'Circle, diamond and square',
  'what a measure asks about: what people say, what came out, what it took',
  'cm-domain-mark',
] as const;

const tickInShape = ['Tick or cross in a shape', 'a target met, a target missed', 'cm-domain-mark'] as const;

const tick = [
  'Tick and cross',
  'a target met, a target missed; a dotted ring: a target that cannot be judged',
  'cm-target-mark',
] as const;

const old = ['Open shape with a date', 'the last figure known, over 24 months old: too old to judge'] as const;

const ownFigures =
  'Figures come from publications of the state, each with its publisher and licence; the foot of the page names them. Goals, payments and links come from the framework, read in law, guidance and reports.';

const heres = ['seen-here-and-unusual', 'What “seen here” means'] as const;
const severities = ['severity', 'How severity is counted'] as const;
const confidences = ['confidence', 'How sure a finding is'] as const;
const freshness = ['fresh-figures-and-figures-that-speak-to-a-goal', 'When a figure is too old'] as const;

/** One entry a page: what question it answers, what its marks mean, where its figures come from. */
export const explanations: Readonly<Record<PageAddress['page'], Explanation>> = {
  choose: {
    question: 'In which places of England do the figures themselves show organisations pulling against each other?',
    marks: [
      ['One hexagon', 'the area of one health and wellbeing board, about where it lies in England', 'cm-hex-map'],
      ['Dark with a dot', 'a conflict is seen in the figures here on both sides'],
      ['Lighter with half a dot', 'seen on one side'],
      [
        'Without a mark',
        'nothing of its own in the figures of this day; conflicts that are true everywhere hold there too',
      ],
      ['Number beside a first conflict', 'filled, half-filled or open as the mark of its place', 'cm-number-ring'],
    ],
    figures:
      'The same rules run for every board on the day chosen. A board without a mark may lack figures: that is no good news and no bad news.',
    methods: [heres, ['headlines', 'Which conflicts lead a list']],
  },
  journey: {
    question: 'Which conflicts run through care here, and where does nobody answer for the person?',
    marks: [
      ['Stations', 'the steps of one person’s way, in the person’s own words', 'cm-journey-line'],
      ['Two strokes across the line', 'a crack: no measure asks how this hand-over went'],
      ['Open, dashed station', 'nobody answers for the person at this step'],
      ['Arcs and pins', 'a conflict over several steps, or at one; the heavier the more severe, solid when surer'],
      ...here,
      severity,
      sure,
      state,
      tickInShape,
      kind,
    ],
    figures: ownFigures,
    methods: [['headlines', 'Which conflicts lead the list'], heres, severities, confidences],
  },
  step: {
    question: 'Who answers for the person at this step, what is measured here, and what does nobody measure?',
    marks: [
      ['Words in quotation marks', 'what the person says at this step'],
      ['Two strokes', 'a crack: no measure asks how the hand-over went', 'cm-seam-mark'],
      state,
      tickInShape,
      ['Small line', 'the figures of a measure over time, on one axis for all', 'cm-spark-line'],
      old,
      ...here,
      severity,
      kind,
    ],
    figures: ownFigures,
    methods: [['orphan', 'How it is found that nobody answers'], freshness],
  },
  seam: {
    question: 'What happens to the person between these two steps, and what would mend the hand-over?',
    marks: [
      ['Two strokes', 'a crack: no measure asks how this hand-over went', 'cm-seam-mark'],
      ['One stroke', 'one side asks how it went', 'cm-seam-mark'],
      ['Whole line', 'people are asked about it on both sides', 'cm-seam-mark'],
      [
        'Tick and dotted ring',
        'what a hand-over needs so that it is no crack: it is there, it is not there',
        'cm-target-mark',
      ],
      ...here,
      severity,
      kind,
    ],
    figures:
      'Who answers and what is asked come from the framework. A measure beside a hand-over says what keeps it from telling how the hand-over went.',
    methods: [['orphan', 'How it is found that nobody answers']],
  },
  compare: {
    question: 'How do these places stand beside each other, and can the figures be compared at all?',
    marks: [
      ...here,
      severity,
      [
        'Split bar',
        'the goals of its organisations two by two: aligned, in tension, opposed; left open where nobody has said',
        'cm-alignment-swatch',
      ],
      [
        'Filled and open shapes',
        'filled: the figures of these places can be set beside each other; open: they cannot, and the last column says why',
        'cm-domain-mark',
      ],
      tick,
      ['Grey figure', 'too old to judge, or none for this day'],
      [
        'Lines of the chart',
        'one place each, with its name at the end; the same figures stand in its table',
        'cm-series-figure',
      ],
    ],
    figures:
      'Each figure is the one that its place is judged by on this day, and says whose it is: a hospital’s figures are its own, whichever place its patients come from. No order of places is made.',
    methods: [
      ['alignment-index', 'How the index is counted'],
      freshness,
      ['footprint', 'When areas and organisations do not match'],
    ],
  },
  'through-time': {
    question: 'When did the conflicts of this place begin and end, and what changed?',
    marks: [
      [
        'A bar',
        'the rules found the conflict on that day of the year; it goes on for as long as they found it again',
        'cm-time-bar',
      ],
      ['The thicker', 'the more severe: low, moderate, high, critical', 'cm-time-bar'],
      [
        'Filled, grey and open bars',
        'seen in the figures here on both sides, on one side, or true everywhere in England',
        'cm-time-bar',
      ],
      ['Whole, dashed and dotted edge', 'how sure: A or B, C, D', 'cm-time-bar'],
      ['Row “In all”', 'how many conflicts held on that day, whether shown or not'],
      ['Began, ended, set anew, seen otherwise', 'what changed from one year to the next, and under what'],
      kind,
    ],
    figures:
      'The same rules run once for every year, with the goals, payments, organisations and figures of that day. What happened between two days is not looked at.',
    methods: [heres, severities, confidences],
  },
  'what-if': {
    question: 'Which conflicts would go, and which would come, if some goals or payments were otherwise?',
    marks: [
      [
        'Gone, new and changed',
        'what the same rules find no more, find anew, or find otherwise after the changes made here',
      ],
      ['Before and after', 'the alignment index and the headlines without the changes, and with them'],
      ...here,
      severity,
      sure,
      kind,
    ],
    figures:
      'The rules run in this browser on the goals and figures of the place, with the changes. Nothing is stored: the link holds the changes. It says what the rules would find, not what would happen.',
    methods: [
      ['alignment-index', 'How the index before and after is counted'],
      ['headlines', 'Which conflicts lead the list'],
    ],
  },
  agencies: {
    question: 'Who is held to what here, and who pulls against whom?',
    marks: [
      state,
      tickInShape,
      [
        'Balance bar',
        'how many goals of an organisation ask about people’s experience, about outcomes, and about resources; hatched: people are asked themselves',
        'cm-balance-bar',
      ],
      [
        'Split square',
        'how the goals of two organisations stand: aligned filled, in tension hatched, opposed black, left open where nobody has said',
        'cm-alignment-swatch',
      ],
      ['Dot', 'two organisations whose goals share nothing that could be compared'],
      ...here,
      severity,
      kind,
    ],
    figures: ownFigures,
    methods: [
      ['alignment-index', 'How two organisations are compared'],
      ['imbalance', 'When a set of goals is out of balance'],
    ],
  },
  agency: {
    question: 'What is this organisation held to, and where is it pulled two ways?',
    marks: [
      state,
      tickInShape,
      ['Share', 'the part of a place’s emergencies, or of its people, that go to it'],
      ...here,
      severity,
      kind,
    ],
    figures:
      'A hospital’s figures are its own, whichever place its patients come from; the page says which places it serves and with what share.',
    methods: [['footprint', 'When areas and organisations do not match'], freshness],
  },
  conflicts: {
    question: 'What was found here by rule, how bad is it, and how sure are we?',
    marks: [
      ...here,
      severity,
      sure,
      kind,
      [
        'Lines of the diagram',
        'declared links between measures: solid for better evidence, dashed and dotted for less',
        'cm-influence-diagram',
      ],
      shapes,
    ],
    figures:
      'Observed conflicts rest on figures, declared ones on goals and payments in force, believed ones on links that people have written about. Each card says which.',
    methods: [severities, confidences, heres],
  },
  conflict: {
    question: 'How do these goals pull against each other, and how do we know?',
    marks: [
      ...here,
      severity,
      sure,
      [
        'Two shaded spans of the chart',
        'the two times the rule compares; the heavy bars are their means',
        'cm-series-figure',
      ],
      ['Underlined parts of the definitions', 'where the two measures differ'],
      ['Line beside “How sure are we?”', 'solid for A and B, dashed for C, dotted for D', 'cm-sure-line'],
      kind,
    ],
    figures:
      'The table beside the chart holds exactly what the rule compared. Every figure leads to its measure, and from there to the file and the line it was read from.',
    methods: [severities, confidences, heres],
  },
  measures: {
    question: 'How does this place stand on what its organisations are held to?',
    marks: [
      ['Small line', 'the figures over time on one axis; the band is what counts as fresh', 'cm-spark-line'],
      tick,
      old,
      ['Arrow', 'up or down on the year before; heavy where the change is among the larger in England'],
      ['Square beside who is held to it', 'how many pull the same way, are in tension, or are opposed'],
      ...here,
      shapes,
    ],
    figures: ownFigures,
    methods: [freshness, ['clear-movement', 'When a change is clear'], ['target', 'How targets are compared']],
  },
  measure: {
    question: 'What does this measure say here, who is held to it, and how differently?',
    marks: [
      ['Heavy line', 'this place; the others are England, its region and places like it', 'cm-series-figure'],
      ['Dashed line', 'a target'],
      ['Break in the line', 'a period without a figure, or a change of definition'],
      ['Underlined parts of what is asked', 'where those held to it are asked for something different'],
      tick,
      old,
      ...here,
      severity,
      kind,
      shapes,
    ],
    figures:
      'Every point of the chart stands in the table with its publication, its file, its line in the file and its licence, and can be saved for a spreadsheet.',
    methods: [
      freshness,
      ['definition', 'When two measures cannot be compared'],
      ['clear-movement', 'When a change is clear'],
    ],
  },
  framework: {
    question: 'Who in England is held to what on this day, by whom, and what follows if it is missed?',
    marks: [shapes, ['“from knowledge, to be checked”', 'nobody has read it in the source yet']],
    figures:
      'Everything is read in law, guidance, contracts and reports; each line names its source and how it is known.',
    methods: [confidences],
  },
  methods: {
    question: 'How is each kind of conflict found, and what can no rule find?',
    marks: [
      [
        'Worked example',
        'worked out now, by the functions that judge real places, on numbers small enough to check by hand',
      ],
      kind,
    ],
    figures: 'Where a formula is published its source is named; where a threshold is ours it says so.',
    methods: [],
  },
  'outside-sources': {
    question: 'Which figures are fetched from outside, how fresh are they, and what did the last runs do?',
    marks: [],
    figures:
      'Every figure that is fetched passes the same checks as one that is sent as a file, and says where it came from. A run that fails changes nothing: the last good figures stay.',
    methods: [],
  },
  sources: {
    question: 'What does everything here rest on?',
    marks: [
      ['Newest figure', 'the end of the last period a publication speaks for'],
      ['Traps', 'what a reader of the publication has to know'],
    ],
    figures: 'Publications of figures with licence, then what the framework cites, each with what rests on it.',
    methods: [],
  },
  glossary: {
    question: 'What do the words mean?',
    marks: [['Small print under a word', 'what the same thing is called elsewhere']],
    figures: 'One word is used for one thing on every page, in every file and in conversation.',
    methods: [],
  },
  'sign-in': {
    question: 'Who are you, and do you need an account at all?',
    marks: [],
    figures:
      'Everything that is published is read without an account. One is needed to bring figures in, to approve them and to look after people. Signing in is written down.',
    methods: [],
  },
  'set-up': {
    question: 'Who is the first system administrator here?',
    marks: [],
    figures:
      'The first account is made once, with a code that stands on the console of the server for 30 minutes and nowhere else. Whoever has it invites all others.',
    methods: [],
  },
  invitation: {
    question: 'Do you take up the invitation?',
    marks: [],
    figures:
      'The link of an invitation works once, for seven days. Nobody else learns the password that is chosen here; what the account may do was decided by whoever sent the link.',
    methods: [],
  },
  account: {
    question: 'Where am I signed in, and what may my account do?',
    marks: [],
    figures:
      'Kept of you: name, e-mail address, role, and of each sign-in the device and its times. A session can be ended here, one or all; the name and the password are changed here.',
    methods: [],
  },
  people: {
    question: 'Who has an account here, and what for?',
    marks: [
      ['Active, invited, disabled', 'lets its person in; waits for the invitation to be taken up; lets nobody in'],
    ],
    figures:
      'Administrators of an organisation see its people, system administrators all. What a role may do stands in one table, which the server asks at every step; every change is written down.',
    methods: [],
  },
  uploads: {
    question: 'Which files are waiting for me, and how is one brought in?',
    marks: [],
    figures:
      'A file is kept as it was sent, then understood, checked and shown before anything of it is published. Nothing is overwritten until then, and all of it goes in or none.',
    methods: [],
  },
  upload: {
    question: 'What would this file change, what in it is wrong, and how is it mended?',
    marks: [
      ['Filled mark', 'a line that brings a new figure', 'cm-counts-sum'],
      ['Mark with a dot', 'a line that changes a stored figure', 'cm-counts-sum'],
      ['Grey mark', 'a line that says what is stored already', 'cm-counts-sum'],
      ['Striped mark', 'a line that is refused', 'cm-counts-sum'],
      ['Open mark', 'a blank line', 'cm-counts-sum'],
      [
        'Two lines of a chart',
        'the figures as they are stored now, and as they would stand after this file',
        'cm-series-figure',
      ],
    ],
    figures:
      'The five counts add up to the lines read. Publishing is all or nothing, and can be undone from the history.',
    methods: [],
  },
  batches: {
    question: 'Who brought which figures in, and when?',
    marks: [],
    figures: 'Nothing is ever removed from the history: an undo stands in it like everything else.',
    methods: [],
  },
  batch: {
    question: 'What did this file change, and does it still stand?',
    marks: [
      [
        'Filled, dotted, grey, striped and open marks',
        'lines that were new, changed, unchanged, refused and blank',
        'cm-counts-sum',
      ],
    ],
    figures: 'Figures that later files replaced are left alone by an undo.',
    methods: [],
  },
  figure: {
    question: 'What stood here before, and what did a board see on a day?',
    marks: [],
    figures: 'Each version says which file and line it came from. Small numbers are hidden here as everywhere.',
    methods: [],
  },
  unknown: {
    question: 'Where does this link lead?',
    marks: [],
    figures: 'The address has no page. A link may be old or mistyped; choosing a place always works.',
    methods: [],
  },
};
