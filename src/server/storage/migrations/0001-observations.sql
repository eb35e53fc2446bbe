-- The store of figures. Every table is added to and never changed: a correction is a new row under a new batch, and
-- the row it replaces is named in "superseded". What anyone knew at any time can therefore be asked again.

create table dataset (
  id   integer generated always as identity primary key,
  name text not null unique check (name <> '')
);

-- What the publisher and the licence were said to be, at the time.
create table dataset_description (
  id          integer generated always as identity primary key,
  dataset_id  integer not null references dataset,
  manifest    jsonb not null,
  recorded_at timestamptz not null
);
create index dataset_description_of on dataset_description (dataset_id, id);

create table source_file (
  id         integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name       text not null,
  unique (dataset_id, name)
);

create table area_level (
  id   smallint generated always as identity primary key,
  name text not null unique
);

create table period (
  id      integer generated always as identity primary key,
  text    text not null unique,
  ends_on date not null
);

create table missing_reason (
  id   smallint primary key,
  name text not null unique
);
insert into missing_reason (id, name) values
  (1, 'suppressed'), (2, 'not-available'), (3, 'not-applicable'), (4, 'not-collected'), (5, 'low'), (6, 'blank');

-- One measure in one area. "breakdown" is empty for the figure of the whole area.
create table series (
  id        integer generated always as identity primary key,
  measure   text not null check (measure <> ''),
  area      text not null check (area <> ''),
  breakdown text not null default '',
  unique (measure, area, breakdown)
);

-- One import. Its rows are written ahead; until it has a row in batch_commit nobody sees them.
create table batch (
  id              integer generated always as identity primary key,
  dataset_id      integer not null references dataset,
  file_name       text not null,
  digest          text not null check (digest ~ '^[0-9a-f]{64}$'),
  mapping_version text not null,
  received_at     timestamptz not null,
  -- The last commit the file was compared with: a later one on the same figures makes the comparison stale.
  compared_at_seq bigint not null
);

create table batch_commit (
  seq             bigint generated always as identity primary key,
  batch_id        integer not null unique references batch,
  dataset_id      integer not null references dataset,
  digest          text not null,
  mapping_version text not null,
  committed_at    timestamptz not null,
  lines_read      integer not null check (lines_read >= 0),
  created         integer not null check (created >= 0),
  changed         integer not null check (changed >= 0),
  unchanged       integer not null check (unchanged >= 0),
  refused         integer not null check (refused >= 0),
  blank           integer not null check (blank >= 0),
  constraint every_line_is_counted_once check (lines_read = created + changed + unchanged + refused + blank),
  constraint one_result_a_file unique (dataset_id, digest, mapping_version)
);

-- Why a line of a batch was refused, or what was noticed about it.
create table batch_problem (
  batch_id integer not null references batch,
  number   integer not null,
  problem  jsonb not null,
  primary key (batch_id, number)
);

-- A version of a figure: a value, or the reason why there is none, and the line of the publisher's file it came from.
-- Series, period, file and level are ids that the inserting statement looks up, so that 350,000 rows need no
-- row-by-row check of five foreign keys.
create table observation (
  series_id   integer  not null,
  period_id   integer  not null,
  batch_id    integer  not null,
  file_id     integer  not null,
  line        integer  not null,
  level_id    smallint not null,
  missing_id  smallint,
  value       double precision,
  numerator   double precision,
  denominator double precision,
  primary key (series_id, period_id, batch_id),
  constraint value_or_reason check ((value is null) <> (missing_id is null)),
  constraint finite check (value is null or (value > '-Infinity' and value < 'Infinity'))
);

-- by_batch_id put another version in the place of the one of batch_id; it counts from the day by_batch_id is committed.
create table superseded (
  series_id   integer not null,
  period_id   integer not null,
  batch_id    integer not null,
  by_batch_id integer not null,
  primary key (series_id, period_id, batch_id, by_batch_id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'nothing in % is overwritten or removed: add a new version', tg_table_name using errcode = 'raise_exception';
end
$$;

create function refuse_removal_once_committed() returns trigger language plpgsql as $$
declare
  owner_batch integer := case tg_table_name
    when 'superseded' then (to_jsonb(old) ->> 'by_batch_id')::integer
    when 'batch' then (to_jsonb(old) ->> 'id')::integer
    else (to_jsonb(old) ->> 'batch_id')::integer
  end;
begin
  if exists (select from batch_commit where batch_commit.batch_id = owner_batch) then
    raise exception 'nothing in % is overwritten or removed: batch % is committed', tg_table_name, owner_batch
      using errcode = 'raise_exception';
  end if;
  return old;
end
$$;

do $$
declare
  kept text;
begin
  foreach kept in array array['dataset', 'dataset_description', 'source_file', 'area_level', 'period', 'missing_reason',
                              'series', 'batch', 'batch_commit', 'batch_problem', 'observation', 'superseded'] loop
    execute format('create trigger nothing_changed before update on %I for each row execute function refuse_change()', kept);
    execute format('create trigger nothing_emptied before truncate on %I for each statement execute function refuse_change()', kept);
    if kept in ('batch', 'batch_problem', 'observation', 'superseded') then
      execute format('create trigger nothing_removed before delete on %I for each row execute function refuse_removal_once_committed()', kept);
    else
      execute format('create trigger nothing_removed before delete on %I for each row execute function refuse_change()', kept);
    end if;
  end loop;
end
$$;
