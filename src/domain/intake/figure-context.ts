import type { Identity } from '#domain/framework/catalogue';
import type { AreaRegister, RegisteredArea } from './area-register.ts';
import type { MeasureRegister, RegisteredMeasure } from './measure-register.ts';

/** What the store holds, as far as a new figure is compared with it. */
export interface FigureHistory {
  /** Stored values of the whole area, in any order; empty: none. */
  series(measure: string, area: string): readonly { readonly period: string; readonly value: number }[];
  /** Areas of a level that had a figure in the newest stored period; empty: none. */
  areasOf(measure: string, level: string): ReadonlySet<string>;
  /** Newest stored period of a measure at a level; null: none. */
  newestPeriod(measure: string, level: string): string | null;
}

/** What figures are checked against. */
export interface FigureContext {
  readonly measures: MeasureRegister;
  readonly areas: AreaRegister;
  readonly fileName: string;
  /** Last day that a figure can be of, ISO. */
  readonly today: string;
  /** Whether whoever sends the file may write a figure; null: any, as the operator of the installation. */
  readonly mayWrite: ((measure: RegisteredMeasure, area: RegisteredArea) => boolean) | null;
  /** Null: nothing is stored yet, or it is not to be compared. */
  readonly history: FigureHistory | null;
  /** Declared sums: a total is compared with its parts. */
  readonly identities: readonly Identity[];
  /** People of an area, for figures that are given a day and a person; null: not known. */
  readonly peopleOf: ((figure: string, area: string) => number | null) | null;
}
