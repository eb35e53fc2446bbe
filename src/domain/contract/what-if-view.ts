import { Type } from 'typebox';
import type { AlignmentCounts } from '#domain/alignment/report';
import type { Edit } from '#domain/alignment/what-if/edit';
import type { WhatIfBasis } from '#domain/alignment/what-if/what-if-basis';
import type { Polarity, TargetOp } from '#domain/framework/catalogue';
import type { Problem } from './places-view.ts';
import { IsoDay, type FindingCard } from './shared-parts.ts';

/** What is changed on a board's screen, as it is passed to whoever works it out. */
export type { Edit } from '#domain/alignment/what-if/edit';

/** `GET /api/places/{code}/what-if`: all that a browser needs to make the report of one place and day anew. */
export interface WhatIfSent {
  readonly place: { readonly code: string; readonly name: string };
  readonly asOfWords: string;
  readonly basis: WhatIfBasis;
}

const open = { additionalProperties: true } as const;

/** The basis is open: its catalogue has the field names of its files, its figures are tables. */
export const WhatIfSentView = Type.Object(
  {
    place: Type.Object({ code: Type.String(), name: Type.String() }, { additionalProperties: false }),
    asOfWords: Type.String(),
    basis: Type.Object({ asOf: IsoDay, catalogue: Type.Object({ version: Type.String() }, open) }, open),
  },
  { additionalProperties: false },
);

/** A payment that follows the measure of a goal, as an editor shows it. */
export interface EditablePayment {
  readonly id: string;
  /** `NHS Leeds CCG pays Leeds Teaching Hospitals NHS Trust: a fine of £120 a case` */
  readonly words: string;
  readonly sign: 1 | -1 | 0;
}

/** A goal that somebody here is held to, as an editor shows it. */
export interface EditableGoal {
  readonly id: string;
  /** `Leeds Teaching Hospitals NHS Trust and one more` */
  readonly holders: string;
  readonly agencies: readonly string[];
  readonly measure: { readonly id: string; readonly name: string; readonly code: string };
  readonly domain: string;
  readonly polarity: Polarity;
  /** `higher is better` */
  readonly better: string;
  /** In words; empty without one. */
  readonly targetWords: string;
  /** The bar as it can be edited; null without one or where it is none in the measure's own unit. */
  readonly bar: { readonly op: TargetOp; readonly value: number | readonly [number, number] } | null;
  /** Unit of the measure as it stands on file, and as people say it. */
  readonly unit: string;
  readonly unitWords: string;
  readonly deadline: string | null;
  readonly from: string | null;
  readonly weight: number;
  readonly payments: readonly EditablePayment[];
  /** Other goals about the same thing, with which it could become one: ids. */
  readonly mates: readonly string[];
  /** Numbers of the headlines that list it. */
  readonly headlines: readonly number[];
  /** Made or changed by the edits. */
  readonly changed: boolean;
}

/** One number of the alignment index in words. */
export interface IndexView extends AlignmentCounts {
  /** `39%`, or `nothing to compare` */
  readonly words: string;
}

/** A conflict that an edit makes anew or takes away, or that is told otherwise after it. */
export interface ChangedFinding {
  readonly card: FindingCard;
  /** What is said otherwise: `severity 8 of 12, before 10 of 12`; empty for one that is gone or new. */
  readonly changes: readonly string[];
}

/** One line of the headlines, before or after. */
export interface HeadlineLine {
  readonly id: string;
  readonly number: number;
  readonly sentence: string;
  readonly here: FindingCard['here'];
  /** Beside the other list: it stands there too, or only here. */
  readonly mark: 'stays' | 'leaves' | 'comes';
}

/** What a list of edits would change here, in words and cards. */
export interface WhatIfOutcome {
  /** What was changed, one line an edit that could be made. */
  readonly made: readonly { readonly position: number; readonly words: string; readonly goals: readonly string[] }[];
  /** Why an edit could not be made, and how to mend it. */
  readonly faults: readonly { readonly position: number; readonly words: string; readonly about: string }[];
  /** `2 conflicts gone, 1 new, 3 changed.` */
  readonly sentence: string;
  /** What becomes of places where one goal helps another; empty when nothing does. */
  readonly helpsSentence: string;
  readonly gone: readonly ChangedFinding[];
  readonly appeared: readonly ChangedFinding[];
  readonly changed: readonly ChangedFinding[];
  readonly unchanged: number;
  readonly index: { readonly before: IndexView; readonly after: IndexView; readonly words: string };
  readonly headlines: { readonly before: readonly HeadlineLine[]; readonly after: readonly HeadlineLine[] };
  readonly goals: readonly EditableGoal[];
}

/** Something boards do about a finding, and what the model says of it where it can be written as edits. */
export interface WhatIfMove {
  readonly words: string;
  readonly edits: readonly Edit[] | null;
  /** `In this model this conflict goes, with 3 echoes; 1 new.` Null where the move cannot be written as edits. */
  readonly effect: string | null;
}

/** A first thing to try. */
export interface Suggestion extends WhatIfMove {
  readonly edits: readonly Edit[];
  readonly effect: string;
  readonly about: { readonly id: string; readonly number: number | null; readonly sentence: string };
}

/** One place on one day, before anything is changed. */
export interface WhatIfStart {
  readonly place: WhatIfSent['place'];
  readonly asOf: string;
  readonly asOfWords: string;
  readonly conflicts: number;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly catalogueVersion: string;
}

/** What a page asks of the thread that works edits out; `address` is where the place's basis is read. */
export type WhatIfQuestion = { readonly address: string } & (
  | { readonly ask: 'start' }
  | { readonly ask: 'edits'; readonly edits: readonly Edit[] }
  | { readonly ask: 'moves'; readonly finding: string }
  | { readonly ask: 'suggestions' }
);

/** What it answers. */
export type WhatIfReply =
  | { readonly answer: 'start'; readonly start: WhatIfStart }
  | { readonly answer: 'outcome'; readonly outcome: WhatIfOutcome }
  | { readonly answer: 'moves'; readonly moves: readonly WhatIfMove[] }
  | { readonly answer: 'suggestions'; readonly suggestions: readonly Suggestion[] }
  | { readonly answer: 'problem'; readonly problem: Problem };
