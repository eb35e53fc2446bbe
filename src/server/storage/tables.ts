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
  };
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
  };
  superseded: { series_id: number; period_id: number; batch_id: number; by_batch_id: number };
}
