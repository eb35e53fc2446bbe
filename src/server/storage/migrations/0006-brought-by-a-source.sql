-- Files that an outside source brought go the way of every file; who has read what a run that failed said.

-- Id, name, publisher and licence of the source as its settings said when the file came; null: a person or a command sent it.
alter table upload add column source jsonb;

-- "waiting": what the run brought is checked, and a steward must approve it.
alter table outside_run drop constraint outside_run_state_check;
alter table outside_run add constraint outside_run_state_check
  check (state in ('running', 'published', 'waiting', 'unchanged', 'failed_checks', 'failed'));

create table outside_run_read (
  run_id  integer not null references outside_run,
  account text not null references account,
  read_at timestamptz not null,
  primary key (run_id, account)
);
create trigger nothing_changed before update on outside_run_read for each row execute function refuse_change();
create trigger nothing_removed before delete on outside_run_read for each row execute function refuse_change();
create trigger nothing_emptied before truncate on outside_run_read for each statement execute function refuse_change();
grant select, insert on outside_run_read to app_rw;
grant select on outside_run_read to app_ro;
alter table outside_run_read enable row level security;
create policy everybody_reads on outside_run_read for select using (true);
create policy by_whoever_read on outside_run_read for insert with check (account = nullif(current_setting('app.actor', true), ''));
