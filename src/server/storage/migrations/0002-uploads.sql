-- Uploads: who owns what, the state of each file on its way in, and row-level security behind every transaction.

-- Who owns batches. The operator of the installation is a row of its own; no number and no null means "everyone".
create table agency (
  id          integer generated always as identity primary key,
  code        text not null unique check (code <> ''),
  is_operator boolean not null default false
);
create unique index one_operator on agency (is_operator) where is_operator;
insert into agency (code, is_operator) values ('operator', true);

-- The agency whose work this transaction does; null when nobody's.
create function app_agency() returns integer language sql stable as $$
  select id from agency where code = nullif(current_setting('app.agency', true), '')
$$;

-- What is there so far came with the program or from the command line: the operator's.
alter table batch add column owner_id integer not null default 1 references agency;
alter table batch alter column owner_id drop default;
alter table batch add column actor text;
-- undo: puts back what stood before another batch; a redo is the undo of an undo.
alter table batch add column kind text not null default 'import' check (kind in ('import', 'undo'));
alter table batch add column undoes_id integer references batch;
alter table batch add constraint only_an_undo_undoes check ((kind = 'undo') = (undoes_id is not null));
alter table batch add constraint batch_and_owner unique (id, owner_id);
create index batch_undoes on batch (undoes_id) where undoes_id is not null;

alter table batch_commit add column owner_id integer not null default 1;
alter table batch_commit alter column owner_id drop default;
alter table batch_commit add constraint committed_by_its_owner foreign key (batch_id, owner_id) references batch (id, owner_id);
alter table batch_commit add column actor text;
alter table batch_commit add column finality text not null default 'final' check (finality in ('provisional', 'final'));
alter table batch_commit drop constraint one_result_a_file;
alter table batch_commit add constraint one_result_a_file unique (owner_id, dataset_id, digest, mapping_version);

-- What a figure says beside its value: the ends of its published interval, and how final the publisher calls it.
alter table observation add column lower_end double precision;
alter table observation add column upper_end double precision;
alter table observation add column status_id smallint check (status_id between 1 and 4);
alter table observation add constraint both_ends_or_none check ((lower_end is null) = (upper_end is null));
create table figure_status (id smallint primary key, name text not null unique);
insert into figure_status (id, name) values (1, 'provisional'), (2, 'final'), (3, 'revised'), (4, 'estimated');

-- Verdict and place of each figure of a file, by parts of some thousand and never its text. Fourteen bytes a figure, the most
-- significant first: one of verdict (1 created, 2 changed, 3 unchanged, 4 refused, 5 blank, and 128 more when somebody should look
-- first), one of sheet, two of column, four of line, six of offset into the kept file.
create table batch_lines (
  batch_id   integer not null references batch,
  part       integer not null,
  first_line integer not null,
  last_line  integer not null,
  figures    integer not null check (figures > 0),
  refused    integer not null check (refused >= 0),
  entries    bytea not null,
  primary key (batch_id, part),
  constraint fourteen_bytes_a_figure check (length(entries) = 14 * figures)
);
alter table batch_lines alter column entries set storage external;
create trigger nothing_changed before update on batch_lines for each row execute function refuse_change();
create trigger nothing_emptied before truncate on batch_lines for each statement execute function refuse_change();
create trigger nothing_removed before delete on batch_lines for each row execute function refuse_removal_once_committed();

-- Which series a batch speaks of, also where it says what stands already: a commit of another batch on one of them after the
-- comparison makes the comparison stale.
create table batch_series (
  batch_id  integer not null references batch,
  series_id integer not null,
  primary key (batch_id, series_id)
);

-- A file on its way in. "version" grows with each change of the row, so that two people do not undo each other's work unseen.
create table upload (
  id              integer generated always as identity primary key,
  owner_id        integer not null references agency,
  actor           text,
  file_name       text not null,
  bytes           bigint not null check (bytes >= 0),
  digest          text not null check (digest ~ '^[0-9a-f]{64}$'),
  state           text not null default 'received' check (state in
                    ('received', 'understood', 'checking', 'checked', 'waiting', 'scheduled', 'published', 'abandoned', 'failed')),
  version         integer not null default 1,
  received_at     timestamptz not null,
  changed_at      timestamptz not null,
  -- How the file was understood, the mapping in force, and the fixes applied to it.
  understanding   jsonb,
  mapping         jsonb,
  fixes           jsonb not null default '[]',
  mapping_version text,
  batch_id        integer references batch,
  lines_read      integer,
  created         integer,
  changed         integer,
  unchanged       integer,
  refused         integer,
  blank           integer,
  warned          integer,
  preview         jsonb,
  preview_digest  text,
  -- Why it failed, or why a scheduled one could not be published.
  failure         jsonb,
  finality        text not null default 'final' check (finality in ('provisional', 'final')),
  good_rows_only  boolean not null default false,
  publish_at      timestamptz,
  approved_by     text,
  approved_at     timestamptz,
  -- The first result of the same file read the same way.
  replayed        boolean not null default false,
  constraint counts_together check (num_nulls(lines_read, created, changed, unchanged, refused, blank) in (0, 6)),
  constraint every_line_is_counted_once check (lines_read = created + changed + unchanged + refused + blank),
  constraint a_preview_has_its_digest check ((preview is null) = (preview_digest is null)),
  constraint a_preview_where_one_is_due check (state not in ('checked', 'waiting', 'scheduled', 'published') or preview is not null)
);
create index upload_of_owner on upload (owner_id, id desc);
create index upload_of_batch on upload (batch_id) where batch_id is not null;

-- The mapping an agency last published a file of this shape with.
create table remembered_mapping (
  owner_id integer not null references agency,
  shape    text not null,
  mapping  jsonb not null,
  at       timestamptz not null,
  primary key (owner_id, shape)
);

-- Who may do what. The roles are made at start, before the migrations.
grant usage on schema public to app_ro, app_rw;
grant select on dataset, dataset_description, source_file, area_level, period, missing_reason, series, batch, batch_commit,
  batch_problem, batch_lines, batch_series, observation, superseded, figure_status, agency, upload, remembered_mapping to app_ro, app_rw;
grant insert on dataset, dataset_description, source_file, area_level, period, series, batch, batch_commit, batch_problem,
  batch_lines, batch_series, observation, superseded, agency, upload, remembered_mapping to app_rw;
grant delete on batch, batch_problem, batch_lines, batch_series, observation, superseded to app_rw;
grant update on upload, remembered_mapping to app_rw;

alter table batch enable row level security;
create policy committed_or_own on batch for select
  using (owner_id = (select app_agency()) or id in (select batch_id from batch_commit));
create policy own_only on batch for insert with check (owner_id = (select app_agency()));
create policy own_removed on batch for delete using (owner_id = (select app_agency()));

alter table batch_commit enable row level security;
create policy everybody_reads on batch_commit for select using (true);
create policy own_only on batch_commit for insert with check (owner_id = (select app_agency()));

alter table observation enable row level security;
create policy committed_or_own on observation for select
  using (batch_id in (select batch_id from batch_commit) or batch_id in (select id from batch where owner_id = (select app_agency())));
create policy own_only on observation for insert
  with check (batch_id in (select id from batch where owner_id = (select app_agency())));
create policy own_removed on observation for delete
  using (batch_id in (select id from batch where owner_id = (select app_agency())));

alter table superseded enable row level security;
create policy committed_or_own on superseded for select
  using (by_batch_id in (select batch_id from batch_commit) or by_batch_id in (select id from batch where owner_id = (select app_agency())));
create policy own_only on superseded for insert
  with check (by_batch_id in (select id from batch where owner_id = (select app_agency())));
create policy own_removed on superseded for delete
  using (by_batch_id in (select id from batch where owner_id = (select app_agency())));

-- Lines and problems quote what stood in the file: its owner's alone.
alter table batch_problem enable row level security;
create policy own_rows on batch_problem
  using (batch_id in (select id from batch where owner_id = (select app_agency())))
  with check (batch_id in (select id from batch where owner_id = (select app_agency())));
alter table batch_lines enable row level security;
create policy own_rows on batch_lines
  using (batch_id in (select id from batch where owner_id = (select app_agency())))
  with check (batch_id in (select id from batch where owner_id = (select app_agency())));
alter table batch_series enable row level security;
create policy own_rows on batch_series
  using (batch_id in (select id from batch where owner_id = (select app_agency())))
  with check (batch_id in (select id from batch where owner_id = (select app_agency())));
alter table upload enable row level security;
create policy own_rows on upload using (owner_id = (select app_agency())) with check (owner_id = (select app_agency()));
alter table remembered_mapping enable row level security;
create policy own_rows on remembered_mapping using (owner_id = (select app_agency())) with check (owner_id = (select app_agency()));
