-- What a place asks for: whether a steward must approve what its organisations publish. Added to and never changed: the newest row
-- of a place holds.
create table place_setting (
  id               integer generated always as identity primary key,
  place            text not null check (place <> ''),
  steward_approves boolean not null,
  actor            text,
  recorded_at      timestamptz not null
);
create index place_setting_of on place_setting (place, id desc);
create trigger nothing_changed before update on place_setting for each row execute function refuse_change();
create trigger nothing_emptied before truncate on place_setting for each statement execute function refuse_change();
create trigger nothing_removed before delete on place_setting for each row execute function refuse_change();
grant select on place_setting to app_ro, app_rw;
grant insert on place_setting to app_rw;
