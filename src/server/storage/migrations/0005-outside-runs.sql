-- Runs of outside sources: what each brought, or why it brought nothing. What the last good one looked like is compared with the next.
create table outside_run (
  id         integer generated always as identity primary key,
  source     text not null check (source <> ''),
  -- "schedule", or the account of whoever asked for it.
  started_by text not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  state      text not null default 'running' check (state in ('running', 'published', 'unchanged', 'failed_checks', 'failed')),
  -- What became of it, in plain words.
  words      text not null default '',
  notes      jsonb not null default '[]',
  -- Line counts of the import, columns and areas it brought, and what lets the source answer "nothing new".
  counts     jsonb,
  outline    jsonb,
  validators jsonb,
  -- sha256 of the figures as they were mapped, and names and sha256 of the files as they came.
  digest     text,
  raw_files  jsonb not null default '[]',
  -- The source asked not to be asked before.
  not_before timestamptz,
  constraint ended_or_running check ((state = 'running') = (ended_at is null))
);
-- One run of a source at a time, on any number of processes.
create unique index one_run_a_source on outside_run (source) where state = 'running';
create index outside_run_of on outside_run (source, id desc);

create function refuse_change_once_ended() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.state <> 'running' or new.source <> old.source or new.started_at <> old.started_at then
    raise exception 'a run that has ended is not changed' using errcode = 'raise_exception';
  end if;
  return new;
end
$$;
create trigger nothing_changed before update or delete on outside_run for each row execute function refuse_change_once_ended();
create trigger nothing_emptied before truncate on outside_run for each statement execute function refuse_change();

grant select on outside_run to app_ro, app_rw;
grant insert, update on outside_run to app_rw;
alter table outside_run enable row level security;
create policy everybody_reads on outside_run for select using (true);
create policy the_installation_writes on outside_run for insert with check ((select is_operator from agency where id = (select app_agency())));
create policy the_installation_ends on outside_run for update using ((select is_operator from agency where id = (select app_agency())));
