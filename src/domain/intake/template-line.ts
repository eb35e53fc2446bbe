import type { Measure } from '#domain/framework/catalogue';
import { parsePeriod } from '#domain/measure/period';
import type { Observation } from '#domain/measure/observation';
import type { TemplateLine } from './template-columns.ts';

/** A figure as a line of the template speaks of it. */
export interface TemplateSubject {
  readonly measure: Measure;
  /** Code that a file finds the measure by: with its framework version where a code has had several meanings. */
  readonly code: string;
  readonly area: { readonly code: string; readonly name: string };
  /** Stored spelling; null leaves the days to whoever fills it in. */
  readonly period: string | null;
}

/** What a figure of the store says beside its value. */
export interface FigureSaid {
  readonly observation: Observation;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: string | null;
}

const BASES: ReadonlySet<string> = new Set(['resident', 'registered', 'provider']);

/**
 * A line of the template: with the figure that is stored, so that the line sent back changes nothing, or with its value left
 * open. A figure that is missing without a reason is left open as well.
 */
export function toTemplateLine(
  { measure, code, area, period }: TemplateSubject,
  figure: FigureSaid | null,
  level: string,
): TemplateLine {
  const stored = period === null ? null : parsePeriod(period);
  const basis = measure.definition.place_basis ?? '';
  const names: TemplateLine = {
    measure_code: code,
    framework_version: measure.framework_version ?? '',
    organisation_code: area.code,
    organisation_name: area.name,
    geography_basis: BASES.has(basis) ? basis : '',
    level,
    period_type: stored === null ? '' : stored.kind.replace(' ', '_'),
    period_start: stored?.start ?? '',
    period_end: stored?.end ?? '',
    unit: measure.unit,
  };
  if (figure === null) return names;
  const { value, numerator, denominator } = figure.observation;
  if (value.kind === 'missing' && value.reason === 'blank') return names;
  const text = (number: number | null): string => (number === null ? '' : String(number));
  return {
    ...names,
    numerator: text(numerator),
    denominator: text(denominator),
    value: value.kind === 'value' ? text(value.value) : '',
    suppressed: value.kind === 'missing' ? value.reason.replace('-', ' ') : '',
    lower_ci: text(figure.lower),
    upper_ci: text(figure.upper),
    data_status: figure.status ?? '',
  };
}
