/** One word and what it means. */
export interface GlossaryEntry {
  readonly word: string;
  /** What the same thing is called elsewhere; absent where it has one name. */
  readonly also?: string;
  readonly meaning: string;
}

/** Words about one thing, under one heading. */
export interface GlossarySection {
  readonly heading: string;
  readonly entries: readonly GlossaryEntry[];
}

/**
 * One word for one thing, in code, in the interface and in conversation. The one source of the glossary page and of
 * `docs/glossary.md`, which is written from it. Words in backquotes are written so in data and addresses.
 */
export const GLOSSARY: readonly GlossarySection[] = [
  {
    heading: 'What is measured',
    entries: [
      {
        word: 'measure',
        meaning:
          'something counted or asked, with a definition. Known by framework, framework version and code together: a code alone can mean two things',
      },
      {
        word: 'concept',
        meaning: 'what a measure is about, whoever measures it. Two measures of one concept may define it differently',
      },
      { word: 'orientation', meaning: 'whether a rising value means more of the concept (+1) or less (-1)' },
      {
        word: 'polarity',
        meaning: 'which way is better: `higher`, `lower`, inside a `band`, or `none`, shown as "no judgement"',
      },
      {
        word: 'domain',
        meaning:
          'one of the kinds of question asked about care: how it was for the person, what was achieved, what it took. Rules ask a domain’s role (experience, outcome, resource), never its id',
      },
      {
        word: 'observation',
        meaning: 'one value of one measure for one area and period, with the file, line and batch it came from',
      },
      {
        word: 'missing value',
        meaning:
          'an observation whose value is not there, with the reason: not collected, suppressed, not applicable. Never nought',
      },
      { word: 'period', meaning: 'a calendar year, a financial year, a quarter or a month, always with its last day' },
      { word: 'area', meaning: 'what a figure is about: a council, an organisation, a country' },
      { word: 'level', meaning: 'the kind of area that figures are compared within' },
      { word: 'batch', meaning: 'the observations that one import made visible together' },
      { word: 'dataset', meaning: 'one publication carried into `data/`, with its manifest' },
    ],
  },
  {
    heading: 'Who is held to what',
    entries: [
      {
        word: 'place',
        meaning:
          'the area of one health and wellbeing board. Boards begin and end: a place is always looked up on a day',
      },
      { word: 'board', meaning: 'the health and wellbeing board of a place' },
      { word: 'agency', meaning: 'an organisation that answers for something at a place, on a day' },
      {
        word: 'agency type',
        meaning:
          'the part an agency plays: council with adult social care, integrated care board, hospital trust. One agency may hold several',
      },
      {
        word: 'delegation',
        meaning: 'a type moved from one agency to another for a time; the giver keeps the duty to account',
      },
      {
        word: 'goal',
        meaning:
          'one agency type held to one measure: direction, target, deadline, dates in force, consequence. Conflicts are between goals, not between measures',
      },
      { word: 'target', meaning: 'the value a goal asks for, in a unit, with an operator' },
      { word: 'consequence', meaning: 'what follows when a goal is missed, from 0 (nothing) to 3 (money and law)' },
      {
        word: 'payment',
        also: 'in the catalogue: incentive',
        meaning: 'money that follows a measure, from a payer to those paid',
      },
      {
        word: 'link',
        meaning:
          'a declared cause between two measures or hidden drivers, with sign, strength, lag and grade of evidence',
      },
      {
        word: 'identity',
        meaning: 'declared arithmetic between measures: a sum, a split, the same quantity, a change of',
      },
      { word: 'journey step', meaning: 'one of the stages of care as a person meets them, in the person’s words' },
      { word: 'seam', meaning: 'the hand-over between two neighbouring steps' },
    ],
  },
  {
    heading: 'What is found',
    entries: [
      {
        word: 'as-of date',
        meaning: 'the one day everything is judged on: `asOf` in code and addresses, "as at" on screen',
      },
      { word: 'snapshot', meaning: 'what holds at one place on the as-of date; all that a rule may see' },
      { word: 'finding', meaning: 'what a rule says of a snapshot, with a stable id' },
      { word: 'conflict', meaning: 'a finding in which two goals pull against each other' },
      { word: 'synergy', meaning: 'a finding in which one goal helps another' },
      {
        word: 'kind',
        meaning:
          'the family of a finding, such as opposite directions or a total split by blame; each kind has one rule',
      },
      {
        word: 'root and echo',
        meaning: 'a root is the cause that several findings share; an echo is the same cause further along',
      },
      { word: 'crack', meaning: 'a seam at which no measure asks the person how the hand-over went' },
      {
        word: 'here',
        meaning:
          'whether the figures of this place show it: on both sides, on one side, or on none, which reads "true everywhere in England"',
      },
      {
        word: 'severity',
        meaning:
          'how bad it would be: twelve points in four parts; a part may be unknown, and then the total is a range',
      },
      { word: 'confidence', meaning: 'how sure we are: A to D. Kept apart from severity, never multiplied into it' },
      { word: 'headline', meaning: 'one of at most seven findings that lead a place’s page' },
      {
        word: 'speaks',
        meaning: 'a figure speaks to a goal when it is fresh on the day and falls inside the goal’s own dates',
      },
      { word: 'fresh', meaning: 'its period ended at most 24 months before the as-of date' },
      {
        word: 'footing',
        meaning:
          'how a goal, payment or link is known: read in the source, from knowledge and still to be checked, or local',
      },
    ],
  },
  {
    heading: 'How it is shown',
    entries: [
      {
        word: 'view',
        meaning:
          'the whole answer for one page, as the contract declares it: text ready to be read, ids only for links',
      },
      { word: 'card', meaning: 'one finding in the same words and marks on every page' },
      { word: 'series', meaning: 'lines on one time axis in one unit, from which both chart and table are drawn' },
      { word: 'lane', meaning: 'one agency’s row under the journey' },
      { word: 'mark', meaning: 'one agency held to one measure at one step' },
    ],
  },
  {
    heading: 'Words of the field',
    entries: [
      { word: 'as at', meaning: 'on this day: goals, organisations and figures as they stood then' },
      { word: 'baseline', meaning: 'the value that a change is counted from' },
      {
        word: 'direction of travel',
        meaning: 'better, worse or the same than before; says nothing of whether a target is met',
      },
      { word: 'home first', meaning: 'leaving hospital for home before longer needs are assessed' },
      {
        word: 'no criteria to reside',
        meaning: 'ready to leave: nothing about the person needs a bed in an acute hospital',
      },
      { word: 'outturn', meaning: 'what the figure came to at the end of the year' },
      { word: 'package of care', meaning: 'the visits and help arranged for a person at home' },
      { word: 'reablement', meaning: 'short help to do everyday things again after illness' },
      { word: 'self-funder', meaning: 'a person who pays for their own care; outside most of the council’s measures' },
      { word: 'unpaid carer', meaning: 'a relative or friend who looks after somebody' },
    ],
  },
  {
    heading: 'What the letters stand for',
    entries: [
      {
        word: 'A&E',
        meaning:
          'accident and emergency: the hospital department for emergencies. Four-hour figures count walk-in centres where a trust runs them',
      },
      {
        word: 'ASCOF, NHSOF, PHOF',
        meaning: 'the three outcomes frameworks: adult social care, the NHS, public health',
      },
      {
        word: 'BCF',
        meaning:
          'the Better Care Fund: money that councils and the NHS pool in one plan for a place, with conditions and measures',
      },
      { word: 'CCG', meaning: 'clinical commissioning group: bought NHS care for an area until June 2022' },
      { word: 'CHC', meaning: 'continuing healthcare: care outside hospital that the NHS pays for in full' },
      { word: 'CQUIN', meaning: 'a payment to NHS providers for improving quality' },
      {
        word: 'DTOC',
        meaning: 'delayed transfer of care: a day a person spent in hospital ready to leave; counted until 2020',
      },
      { word: 'DFG', meaning: 'disabled facilities grant: money to adapt a home' },
      {
        word: 'HWB',
        meaning: 'health and wellbeing board: a committee of the council with the NHS and others, for one place',
      },
      { word: 'ICB', meaning: 'integrated care board: plans and buys NHS care for an area since July 2022' },
      { word: 'JSNA', meaning: 'joint strategic needs assessment: what people in a place need, by the board' },
      { word: 'NEL', meaning: 'non-elective admission: a stay in hospital that was not planned' },
      { word: 'PCN', meaning: 'primary care network: GP practices that work together' },
      { word: 'QOF', meaning: 'quality and outcomes framework: what GP practices are paid for by points' },
      {
        word: 'RAG',
        meaning: 'red, amber, green: an organisation’s own rule for colouring a figure, always printed with the rule',
      },
      { word: 'section 75', meaning: 'the part of a law of 2006 by which a council and the NHS pool a budget' },
    ],
  },
];
