/** Columns of our template, in their order. What each holds: the guidance sheet of the template says. */
export const TEMPLATE_COLUMNS = [
  'measure_code',
  'framework_version',
  'organisation_code',
  'organisation_name',
  'geography_basis',
  'level',
  'period_type',
  'period_start',
  'period_end',
  'numerator',
  'denominator',
  'value',
  'unit',
  'target',
  'target_source',
  'lower_ci',
  'upper_ci',
  'data_status',
  'suppressed',
  'rag_own',
  'narrative',
  'corrective_action',
  'lead_officer',
  'source_url',
  'uploaded_by',
] as const;

export type TemplateColumn = (typeof TEMPLATE_COLUMNS)[number];

/** A line of the template, filled in as far as it is known: a figure that is due. */
export type TemplateLine = Readonly<Partial<Record<TemplateColumn, string>>>;

/** Stands in the first cell of the worked example, so that the line is never read. */
export const EXAMPLE_MARK = 'EXAMPLE (this line is not read)';

/** The worked example: a share with its counts. */
export const EXAMPLE_LINE: TemplateLine = {
  measure_code: EXAMPLE_MARK,
  organisation_code: 'E00000000',
  organisation_name: 'Name of the council',
  geography_basis: 'resident',
  level: 'council',
  period_type: 'financial_year',
  period_start: '2023-04-01',
  period_end: '2024-03-31',
  numerator: '306',
  denominator: '1000',
  value: '30.6',
  unit: '%',
  data_status: 'provisional',
};
