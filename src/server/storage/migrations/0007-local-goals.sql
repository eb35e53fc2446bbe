-- Goals that a place or an organisation sets for itself: targets, baselines and directions of a goal file. Versions in batches, like
-- figures: the newest committed row of a goal holds, and one without a goal says that there is none after its batch.
create table local_goal (
  batch_id integer not null references batch,
  -- Measure, organisation, place and first day together.
  goal_id  text not null check (goal_id <> ''),
  -- The organisation that is held to it.
  agency   text not null check (agency <> ''),
  goal     jsonb,
  -- Line of the file.
  line     integer not null,
  primary key (batch_id, goal_id)
);
create index local_goal_of on local_goal (goal_id);
create trigger nothing_changed before update on local_goal for each row execute function refuse_change();
create trigger nothing_emptied before truncate on local_goal for each statement execute function refuse_change();
create trigger nothing_removed before delete on local_goal for each row execute function refuse_removal_once_committed();

grant select on local_goal to app_ro, app_rw;
grant insert, delete on local_goal to app_rw;
alter table local_goal enable row level security;
create policy committed_or_own on local_goal for select
  using (batch_id in (select batch_id from batch_commit) or batch_id in (select id from batch where owner_id = (select app_agency())));
-- An organisation sets its own goals and nobody else's; the installation may set any.
create policy own_only on local_goal for insert with check (
  batch_id in (select id from batch where owner_id = (select app_agency()))
  and (agency = current_setting('app.agency', true) or (select is_operator from agency a where a.id = (select app_agency()))));
create policy own_removed on local_goal for delete
  using (batch_id in (select id from batch where owner_id = (select app_agency())));
