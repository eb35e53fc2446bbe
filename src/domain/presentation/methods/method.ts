import type { FindingKind } from '#domain/alignment/report';
import type { WorkedExample } from '#domain/contract/methods-view';

/** A rule in plain words, for one form of a kind where it has several. */
export interface RuleWords {
  readonly form: string | null;
  readonly text: string;
}

/** How one kind of finding, or one thing that every kind uses, is worked out. */
export interface Method {
  /** Null for what every kind uses. */
  readonly kind: FindingKind | null;
  readonly name: string;
  readonly asks: string;
  readonly rules: readonly RuleWords[];
  readonly limits: readonly string[];
  /** How sure such a finding is; null for what every kind uses. */
  readonly confidence: string | null;
  /** Worked out by the functions that judge real places, on the small numbers given here. */
  readonly examples: () => readonly WorkedExample[];
  /** Where the formula comes from; "our rule" where we made it. */
  readonly sources: readonly string[];
}

/** A label with its value, in a worked example. */
export type Line = WorkedExample['given'][number];

/** A line of a worked example. */
export function line(label: string, value: string): Line {
  return { label, value };
}
