-- Sign-in: how and where each session began, passwords that are changed and not used again, what is half-way to a session, and lost access given back by two.

alter table session add column id bigint generated always as identity unique,
  -- When whoever sits there last showed that they are who they say.
  add column proven timestamptz not null default now(),
  add column how text not null default 'password',
  add column device text not null default '',
  add column address text not null default '';

-- Rights that change end the sessions that were begun with others; who came by a link has none to change.
create function rights_end_sessions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from session where account = new.account and link is null;
  return null;
end $$;
create trigger given_seat_ends_sessions after insert on seat for each row execute function rights_end_sessions();
create trigger changed_seat_ends_sessions after update on seat for each row
  when (old.to_day is distinct from new.to_day) execute function rights_end_sessions();

-- When the password was chosen, and whether somebody else chose it.
alter table account add column password_at timestamptz not null default now(), add column password_by_other boolean not null default false;
create table former_password (
  account  text not null references account,
  password text not null,
  at       timestamptz not null default clock_timestamp()
);
create index former_password_account on former_password (account, at desc);
grant select, insert, delete on former_password to tepei_app;

-- Half-way to a session: what has been shown so far. Only a digest of the ticket is kept, as of the session's token.
create table ticket (
  token   bytea primary key,
  purpose text not null,
  account text references account,
  how     text not null default 'password',
  -- A challenge or the like that the next step needs, sealed.
  sealed  bytea,
  tries   integer not null default 0,
  expires timestamptz not null
);
create index ticket_expires on ticket (expires);
grant select, insert, update, delete on ticket to tepei_app;

-- Lost access, given back by two administrators: the one who starts it is told the link, and it opens nothing until the other has agreed.
create table recovery (
  id           bigint generated always as identity primary key,
  account      text not null references account,
  password     boolean not null,
  factors      boolean not null,
  reason       text not null,
  token        bytea not null unique,
  started_by   text not null references account,
  started_at   timestamptz not null default clock_timestamp(),
  agreed_by    text references account,
  agreed_at    timestamptz,
  ended_at     timestamptz,
  expires      timestamptz not null,
  check (password or factors),
  check (started_by <> account and agreed_by <> account and agreed_by <> started_by),
  check ((agreed_by is null) = (agreed_at is null))
);
create unique index recovery_open on recovery (account) where ended_at is null;
grant select, insert, update (agreed_by, agreed_at, ended_at) on recovery to tepei_app;

-- The second factor: a secret that is sealed, the last step of which a code was taken, and codes on paper for when the phone is lost.
create table totp (
  account      text primary key references account,
  sealed       bytea not null,
  last_step    bigint not null default 0,
  made_at      timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz
);
create table recovery_code (
  account text not null references account,
  digest  bytea not null,
  used_at timestamptz,
  primary key (account, digest)
);
grant select, insert, update, delete on totp, recovery_code to tepei_app;

-- All of it is nobody's to see but the house's: what an owner is shown of it goes by named columns.
alter table former_password enable row level security;
create policy former_password_reach on former_password to tepei_app using (by_house());
alter table ticket enable row level security;
create policy ticket_reach on ticket to tepei_app using (by_house());
alter table recovery enable row level security;
create policy recovery_reach on recovery to tepei_app using (by_house());
alter table totp enable row level security;
create policy totp_reach on totp to tepei_app using (by_house());
alter table recovery_code enable row level security;
create policy recovery_code_reach on recovery_code to tepei_app using (by_house());
