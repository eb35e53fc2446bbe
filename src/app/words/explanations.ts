import type { PageAddress } from '#app/url/page-address';

/** What a page is for and how it is read; `methods` are anchors of the page of methods, with the words of their links. */
export type Explanation = {
  readonly question: string;
  readonly marks: readonly (readonly [mark: string, meaning: string])[];
  readonly figures: string;
  readonly methods: readonly (readonly [anchor: string, words: string])[];
};

const here = [
  ['Filled number', 'the conflict is seen in the figures of this place on both sides'],
  ['Half-filled number', 'seen on one side; the other side is not known here'],
  ['Open number', 'true everywhere in England: no news about this place'],
] as const;

const severity = [
  'Twelve small bars',
  'how bad: filled for points that are known, in outline for those that figures could still add',
] as const;

const sure = [
  'A to D',
  'how sure: A and B rest on evidence that was checked, C on what is stated, D on what is only declared',
] as const;

const state = [
  'Filled, open and grey shapes',
  'filled: figures speak for this day; open: held to it, but no figures; grey: a hospital that is not judged here',
] as const;

const tick = [
  'Tick and cross',
  'a target met, a target missed; without either there is no target or no way to judge it',
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
      ['One hexagon', 'the area of one health and wellbeing board, about where it lies in England'],
      ['Dark with a dot', 'a conflict is seen in the figures here on both sides'],
      ['Lighter with half a dot', 'seen on one side'],
      ['White', 'nothing of its own in the figures of this day; conflicts that are true everywhere hold there too'],
    ],
    figures:
      'The same rules run for every board on the day chosen. A board without a mark may lack figures: that is no good news and no bad news.',
    methods: [heres, ['headlines', 'Which conflicts lead a list']],
  },
  journey: {
    question: 'Which conflicts run through care here, and where does nobody answer for the person?',
    marks: [
      ['Stations', 'the steps of one person’s way, in the person’s own words'],
      ['Two strokes across the line', 'a crack: no measure asks how this hand-over went'],
      ['Open, dashed station', 'nobody answers for the person at this step'],
      ['Arcs and pins', 'a conflict over several steps, or at one; the heavier the more severe, solid when surer'],
      ...here,
      severity,
      sure,
      state,
    ],
    figures: ownFigures,
    methods: [['headlines', 'Which conflicts lead the list'], heres, severities, confidences],
  },
  step: {
    question: 'Who answers for the person at this step, what is measured here, and what does nobody measure?',
    marks: [
      ['Words in quotation marks', 'what the person says at this step'],
      ['Two strokes', 'a crack: no measure asks how the hand-over went'],
      state,
      tick,
      old,
      ...here,
    ],
    figures: ownFigures,
    methods: [['orphan', 'How it is found that nobody answers'], freshness],
  },
  seam: {
    question: 'What happens to the person between these two steps, and what would mend the hand-over?',
    marks: [
      ['Two strokes', 'a crack: no measure asks how this hand-over went'],
      ['One stroke', 'one side asks how it went'],
      ['Whole line', 'people are asked about it on both sides'],
      ['Ticked and unticked needs', 'what a hand-over needs so that it is no crack, and whether it is there'],
    ],
    figures:
      'Who answers and what is asked come from the framework. A measure beside a hand-over says what keeps it from telling how the hand-over went.',
    methods: [['orphan', 'How it is found that nobody answers']],
  },
  compare: {
    question: 'How do these places stand beside each other, and what do they have in common?',
    marks: [
      ...here,
      old,
      ['Empty cell', 'no figure of that place for the same period and kind: nothing is compared across them'],
    ],
    figures: ownFigures,
    methods: [['alignment-index', 'How the index is counted'], freshness],
  },
  'through-time': {
    question: 'When did the conflicts of this place begin and end, and what changed?',
    marks: [
      ['A bar', 'the days on which the rules find the conflict'],
      ...here,
      ['Words beside a beginning or an end', 'what changed: a goal, a payment, a boundary or a figure'],
    ],
    figures:
      'The same rules run on the same day of every year, with the goals, payments, organisations and figures of that day.',
    methods: [heres, ['headlines', 'Which conflicts lead the list']],
  },
  'what-if': {
    question: 'Which conflicts would go, and which would come, if some goals or payments were otherwise?',
    marks: [
      ...here,
      severity,
      sure,
      [
        'Gone, new and changed',
        'what the same rules find after the edits that they did not find before, and the other way round',
      ],
    ],
    figures:
      'The rules run in this browser on the goals and figures of the place, with the edits. Nothing is stored: the link holds the edits. It says what the rules would find, not what would happen.',
    methods: [
      ['alignment-index', 'How the index before and after is counted'],
      ['headlines', 'Which conflicts lead the list'],
    ],
  },
  agencies: {
    question: 'Who is held to what here, and who pulls against whom?',
    marks: [
      state,
      tick,
      ['Balance bar', 'how many goals of an organisation ask people, ask about outcomes, or count resources'],
      ['Split square', 'how two organisations stand: aligned, in tension, opposed; dotted where nobody has said'],
    ],
    figures: ownFigures,
    methods: [
      ['alignment-index', 'How two organisations are compared'],
      ['imbalance', 'When a set of goals is out of balance'],
    ],
  },
  agency: {
    question: 'What is this organisation held to, and where is it pulled two ways?',
    marks: [state, tick, ['Share', 'the part of a place’s emergencies, or of its people, that go to it']],
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
      ['Small drawing beside a card', 'the kind of conflict: its name stands beside it'],
      [
        'Lines of the diagram',
        'declared links between measures: solid for better evidence, dashed and dotted for less',
      ],
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
      ['Two shaded spans of the chart', 'the two times the rule compares; the heavy bars are their means'],
      ['Highlighted lines of the definitions', 'where the two measures differ'],
    ],
    figures:
      'The table beside the chart holds exactly what the rule compared. Every figure leads to its measure, and from there to the file and the line it was read from.',
    methods: [severities, confidences, heres],
  },
  measures: {
    question: 'How does this place stand on what its organisations are held to?',
    marks: [
      ['Small line', 'the figures over time on one axis; the band is what counts as fresh'],
      tick,
      old,
      ['Arrow', 'up or down on the year before; heavy where the change is among the larger in England'],
      ['Square beside a name', 'whether those held to it pull the same way'],
    ],
    figures: ownFigures,
    methods: [freshness, ['clear-movement', 'When a change is clear'], ['target', 'How targets are compared']],
  },
  measure: {
    question: 'What does this measure say here, who is held to it, and how differently?',
    marks: [
      ['Heavy line', 'this place; the others are England, its region and places like it'],
      ['Dashed line', 'a target'],
      ['Break in the line', 'a period without a figure, or a change of definition'],
      tick,
      old,
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
    marks: [
      ['Three shapes', 'what a measure asks about: what people say, what came out, what it took'],
      ['“from knowledge, to be checked”', 'nobody has read it in the source yet'],
    ],
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
    ],
    figures: 'Where a formula is published its source is named; where a threshold is ours it says so.',
    methods: [],
  },
  'outside-sources': {
    question: 'Where can figures be fetched from, and what came of it?',
    marks: [],
    figures:
      'Every figure that is fetched passes the same checks as one that is uploaded, and says where it came from.',
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
    question: 'Who are you?',
    marks: [],
    figures: 'Everything that is public is read without signing in. Who signs in, and when, is written down.',
    methods: [],
  },
  'set-up': {
    question: 'Who looks after this service first?',
    marks: [],
    figures: 'The first account is made once, with a code that the service says where it runs, and nowhere else.',
    methods: [],
  },
  invitation: {
    question: 'Do you take up the invitation?',
    marks: [],
    figures: 'An invitation works once and for a time. Nobody else knows the password that is chosen here.',
    methods: [],
  },
  account: {
    question: 'What does this service know of you, and where are you signed in?',
    marks: [],
    figures: 'Only what signing in needs is kept.',
    methods: [],
  },
  people: {
    question: 'Who may do what here?',
    marks: [],
    figures: 'One table says what each role may do; the service asks it at every step. Every change is written down.',
    methods: [],
  },
  uploads: {
    question: 'Which files of mine are waiting, and how is one brought in?',
    marks: [],
    figures: 'A file is kept as it was sent, then understood, checked and shown before anything of it is published.',
    methods: [],
  },
  upload: {
    question: 'What would this file change, what in it is wrong, and how is it mended?',
    marks: [
      ['Filled mark', 'a line that brings a new figure'],
      ['Mark with a dot', 'a line that changes a stored figure'],
      ['Grey mark', 'a line that says what is stored already'],
      ['Striped mark', 'a line that is refused'],
      ['Open mark', 'a blank line'],
    ],
    figures: 'The five counts add up to the lines read. Publishing is all or nothing, and can be undone.',
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
    marks: [],
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
