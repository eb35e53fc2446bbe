-- Who may sign in, where they are signed in, and what happened. Secrets are kept as digests alone.

create table account (
  id            text primary key,
  -- In small letters; null for the example accounts of an evaluation, which are entered by a link from the console.
  email         text unique check (email = lower(email) and email like '%_@_%'),
  name          text not null check (name <> ''),
  role          text not null check (role in ('viewer', 'councillor', 'officer', 'analyst', 'board-secretary', 'steward',
                                              'agency-administrator', 'system-administrator')),
  agency        text check (agency <> ''),
  place         text check (place <> ''),
  password_hash text,
  -- Counted up to end every session at once: one that was begun under an earlier number is over.
  session_epoch integer not null default 0,
  is_example    boolean not null default false,
  created_at    timestamptz not null,
  -- Null while the invitation has not been taken up.
  accepted_at   timestamptz,
  disabled_at   timestamptz,
  constraint belongs_where_its_role_does check (
    case
      when role in ('viewer', 'officer', 'analyst', 'agency-administrator') then agency is not null and place is null
      when role in ('councillor', 'board-secretary', 'steward') then place is not null and agency is null
      else agency is null and place is null
    end)
);
create index account_of_agency on account (agency);

-- What opens something once: a sign-in link of the console, an invitation, a new password, the first set-up.
create table one_time_key (
  id         text primary key,
  purpose    text not null check (purpose in ('sign-in', 'invitation', 'reset', 'set-up')),
  digest     text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  account_id text references account,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  wrong_tries integer not null default 0,
  constraint only_set_up_is_nobodys check ((purpose = 'set-up') = (account_id is null))
);
create index one_time_key_of on one_time_key (account_id);

create table session (
  id         text primary key,
  digest     text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  account_id text not null references account,
  epoch      integer not null,
  -- `Firefox on Windows`: enough for a person to know it again.
  device     text not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz
);
create index session_of on session (account_id);

-- Tries to sign in, for counting them by the minute; the address as a digest.
create table sign_in_try (
  source   text not null,
  tried_at timestamptz not null
);
create index sign_in_try_of on sign_in_try (source, tried_at);

-- Each row carries the hash of the one before it: a row that is altered, taken out or moved shows.
create table audit_event (
  seq           bigint primary key,
  at            timestamptz not null,
  actor         text not null,
  agency        text,
  action        text not null,
  resource      text not null,
  outcome       text not null check (outcome in ('done', 'refused')),
  before_digest text,
  after_digest  text,
  request_id    text,
  prev_hash     text not null,
  hash          text not null
);

-- The end of the chain: taking rows off the tail shows. Its lock puts writers in a row, so that no number is missing or double.
create table audit_head (
  is_the_one boolean primary key default true check (is_the_one),
  seq        bigint not null,
  hash       text not null
);
insert into audit_head (seq, hash) values (0, repeat('0', 64));

create trigger nothing_changed before update on audit_event for each row execute function refuse_change();
create trigger nothing_removed before delete on audit_event for each row execute function refuse_change();
create trigger nothing_emptied before truncate on audit_event for each statement execute function refuse_change();
create trigger nothing_removed before delete on audit_head for each row execute function refuse_change();
create trigger nothing_emptied before truncate on audit_head for each statement execute function refuse_change();

grant select on account, one_time_key, session, sign_in_try, audit_event, audit_head to app_ro, app_rw;
grant insert, update on account, one_time_key, session to app_rw;
grant insert, delete on sign_in_try to app_rw;
-- The chain is written by a role that can add to it and nothing else.
grant usage on schema public to app_audit;
grant insert on audit_event to app_audit;
grant select, update on audit_head to app_audit;
