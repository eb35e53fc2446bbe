import type { ColumnType, Generated } from 'kysely';

type Time = ColumnType<Date, string, never>;
type BigNumber = ColumnType<string | number | bigint, number | string, never>;

/** The tables as the migrations leave them. */
export interface Tables {
  dataset: { id: Generated<number>; name: string };
  dataset_description: {
    id: Generated<number>;
    dataset_id: number;
    manifest: ColumnType<unknown, string, never>;
    recorded_at: Time;
  };
  source_file: { id: Generated<number>; dataset_id: number; name: string };
  area_level: { id: Generated<number>; name: string };
  period: { id: Generated<number>; text: string; ends_on: string };
  missing_reason: { id: number; name: string };
  series: { id: Generated<number>; measure: string; area: string; breakdown: string };
  batch: {
    id: Generated<number>;
    dataset_id: number;
    file_name: string;
    digest: string;
    mapping_version: string;
    received_at: Time;
    compared_at_seq: BigNumber;
    owner_id: number;
    actor: string | null;
    kind: Generated<'import' | 'undo'>;
    undoes_id: number | null;
  };
  agency: { id: Generated<number>; code: string; is_operator: Generated<boolean> };
  batch_lines: {
    batch_id: number;
    part: number;
    first_line: number;
    last_line: number;
    figures: number;
    refused: number;
    entries: Uint8Array;
  };
  batch_series: { batch_id: number; series_id: number };
  batch_commit: {
    seq: ColumnType<string | number | bigint, never, never>;
    batch_id: number;
    dataset_id: number;
    digest: string;
    mapping_version: string;
    committed_at: Time;
    lines_read: number;
    created: number;
    changed: number;
    unchanged: number;
    refused: number;
    blank: number;
    owner_id: number;
    actor: string | null;
    finality: Generated<'provisional' | 'final'>;
  };
  batch_problem: { batch_id: number; number: number; problem: ColumnType<unknown, string, never> };
  observation: {
    series_id: number;
    period_id: number;
    batch_id: number;
    file_id: number;
    line: number;
    level_id: number;
    missing_id: number | null;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
    lower_end: number | null;
    upper_end: number | null;
    status_id: number | null;
  };
  figure_status: { id: number; name: string };
  upload: {
    id: Generated<number>;
    owner_id: number;
    actor: string | null;
    file_name: string;
    bytes: BigNumber;
    digest: string;
    state: string;
    version: Generated<number>;
    received_at: Time;
    changed_at: ColumnType<Date, string, string>;
    understanding: ColumnType<unknown, string | null, string | null>;
    mapping: ColumnType<unknown, string | null, string | null>;
    fixes: ColumnType<unknown, string | undefined, string>;
    mapping_version: string | null;
    batch_id: number | null;
    lines_read: number | null;
    created: number | null;
    changed: number | null;
    unchanged: number | null;
    refused: number | null;
    blank: number | null;
    warned: number | null;
    preview: ColumnType<unknown, string | null, string | null>;
    preview_digest: string | null;
    failure: ColumnType<unknown, string | null, string | null>;
    finality: Generated<'provisional' | 'final'>;
    good_rows_only: Generated<boolean>;
    publish_at: ColumnType<Date | null, string | null, string | null>;
    approved_by: string | null;
    approved_at: ColumnType<Date | null, string | null, string | null>;
    replayed: Generated<boolean>;
    source: ColumnType<unknown, string | null, never>;
  };
  remembered_mapping: {
    owner_id: number;
    shape: string;
    mapping: ColumnType<unknown, string, string>;
    at: ColumnType<Date, string, string>;
  };
  local_goal: {
    batch_id: number;
    goal_id: string;
    agency: string;
    goal: ColumnType<unknown, string | null, never>;
    line: number;
  };
  superseded: { series_id: number; period_id: number; batch_id: number; by_batch_id: number };
}
