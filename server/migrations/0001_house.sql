-- The house: journal, dossiers, sealed records, ledger, people and who may enter.

-- What the server may. Its login is this role, or another that is in it; either is made beforehand where the owner may make none.
do $$ begin
  if not exists (select from pg_roles where rolname = 'tepei_app') then create role tepei_app nologin; end if;
exception when duplicate_object or unique_violation then null; end $$;

-- The laws that rounds are run by, frozen under their digest.
create table law (
  digest    text primary key,
  programme text not null,
  year      integer not null,
  edition   text not null,
  content   jsonb not null,
  at        timestamptz not null default now()
);

-- What was decided, in order. Never changed, never torn; personal data is elsewhere.
create table journal (
  seq            bigint generated always as identity primary key,
  tx             xid8 not null default pg_current_xact_id(),
  subject        text not null,
  id             text not null,
  n              integer not null check (n > 0),
  action         text not null,
  actor          text not null,
  actor_person   text,
  role           text not null,
  as_self        boolean not null,
  at             timestamptz not null,
  edition        text not null,
  fact           text not null,
  kept           text,
  due            date,
  status         text not null,
  cause          text,
  request        text,
  request_digest text,
  prev           text not null,
  hash           text not null,
  unique (subject, id, n),
  unique (actor, request)
);
create index journal_outbox on journal (tx, seq);

create function journal_is_never_changed() returns trigger language plpgsql as $$
begin raise exception 'the journal is never changed' using errcode = '42501'; end $$;
create trigger journal_is_never_changed before update or delete or truncate on journal
  for each statement execute function journal_is_never_changed();

-- One view row per dossier, written with its entry and reproducible from the journal byte for byte.
create table dossier (
  subject   text not null,
  id        text not null,
  round     text,
  track     text,
  person    text,
  employer  text,
  body      text,
  host      text,
  status    text not null,
  waits_for text,
  due       date,
  since     timestamptz not null,
  n         integer not null,
  hash      text not null,
  state     jsonb not null,
  primary key (subject, id)
);
create index dossier_of_round on dossier (round, subject, status, id);
create index dossier_by_id on dossier (round, subject, id);
create index dossier_by_due on dossier (round, subject, (coalesce(due, '9999-12-31'::date)), id);
create index dossier_by_since on dossier (round, subject, since, id);
create index dossier_id_prefix on dossier (id text_pattern_ops);
create index dossier_certificate on dossier ((state ->> 'code')) where subject = 'certificate';
create index dossier_certificate_replaced on dossier using gin ((state -> 'replaced')) where subject = 'certificate';
create index dossier_of_body on dossier (body, round, subject, status, id) where body is not null;
create index dossier_of_employer on dossier (employer, round, subject, id) where employer is not null;
create index dossier_of_host on dossier (host, round, subject, status, id) where host is not null;
create index dossier_of_person on dossier (person, subject, id) where person is not null;
create index dossier_waiting on dossier (waits_for, round, due, subject, id) where waits_for is not null;
create index dossier_undated on dossier (subject, status, id) where due is null and waits_for is not null;
create index dossier_due on dossier (due, subject, id) where due is not null and waits_for is not null;

-- Nobody decides on their own case: the kernel says so for every action, and here once more.
create function nobody_decides_own_case() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.actor_person is not null and not new.as_self and exists (
    select from dossier d where d.subject = new.subject and d.id = new.id and d.person = new.actor_person
  ) then raise exception 'nobody decides on their own case' using errcode = '42501'; end if;
  return new;
end $$;
create trigger nobody_decides_own_case before insert on journal for each row
  when (new.actor_person is not null and not new.as_self) execute function nobody_decides_own_case();

-- Personal data that came with an entry: sealed by field, erasable; the entry keeps only a salted digest.
create table record (
  subject text not null,
  id      text not null,
  n       integer not null,
  kind    text not null,
  sealed  bytea not null,
  primary key (subject, id, kind, n)
);

-- The ledger: one row is one movement, so it can't be unbalanced. A counter is an account's balance and never falls below zero.
create table counter (name text primary key, balance bigint not null default 0 check (balance >= 0));
create table posting (
  entry  bigint not null references journal,
  line   integer not null,
  debit  text not null,
  credit text not null,
  amount bigint not null check (amount > 0),
  clause text not null,
  primary key (entry, line),
  check (debit <> credit),
  check (split_part(debit, '/', 1) = split_part(credit, '/', 1))
);
create index posting_debit on posting (debit, entry);
create index posting_credit on posting (credit, entry);
create trigger posting_is_never_changed before update or delete or truncate on posting
  for each statement execute function journal_is_never_changed();

create table organisation (
  id     text primary key,
  kind   text not null,
  zh     text not null,
  en     text not null,
  parent text references organisation
);
create index organisation_kind on organisation (kind, id);

-- People of the programme. The name is for lists; identity is sealed; the index finds a citizen number without showing it.
create table person (
  id             text primary key,
  name           text not null,
  pinyin         text not null default '',
  citizen_index  bytea,
  sealed         bytea
);
create index person_name on person (name text_pattern_ops, id);
create index person_pinyin on person (pinyin text_pattern_ops, id);
create index person_citizen on person (citizen_index) where citizen_index is not null;

create table account (
  id        text primary key,
  login     text not null unique,
  zh        text not null,
  en        text not null,
  person    text references person,
  password  text,
  disabled  boolean not null default false
);
create index account_person on account (person) where person is not null;
create table seat (
  account      text not null references account,
  role         text not null,
  organisation text not null references organisation,
  from_day     date not null default '1970-01-01',
  to_day       date not null default '9999-12-31',
  primary key (account, role, organisation, from_day)
);
create index seat_organisation on seat (organisation, role);
create table session (
  token   bytea primary key,
  account text not null references account,
  at      timestamptz not null default now(),
  seen    timestamptz not null default now(),
  expires timestamptz not null
);
create index session_account on session (account);
-- Failed sign-ins by account and by address: each makes the next wait longer, and none locks anybody out for ever.
create table throttle (key bytea primary key, failures integer not null, until timestamptz not null);
create table setup_link (token bytea primary key, expires timestamptz not null, used_at timestamptz);

-- Uploaded files lie on disk under their digest; here is who brought them and which dossiers name them.
create table file (
  sha256 text not null,
  owner  text not null,
  size   bigint not null,
  type   text not null,
  at     timestamptz not null default now(),
  primary key (sha256, owner)
);
create table file_use (
  sha256  text not null,
  subject text not null,
  id      text not null,
  primary key (sha256, subject, id)
);
create index file_use_dossier on file_use (subject, id);

-- What post.ts told whom; the journal is the outbox and the cursor says how far it was read.
create table message (
  id      bigint generated always as identity primary key,
  entry   bigint not null references journal,
  party   text not null,
  read_at timestamptz,
  unique (entry, party)
);
create index message_party on message (party, id desc);
create index message_unread on message (party, entry) where read_at is null;
create table cursor (name text primary key, tx xid8 not null, seq bigint not null);

create table access_log (
  seq     bigint generated always as identity primary key,
  at      timestamptz not null default now(),
  account text not null,
  asked   text not null,
  subject text,
  id      text,
  reason  text
);
create index access_log_dossier on access_log (subject, id, seq);

-- Reach: which rows a session sees. The catalogue says it in the service; the database says it again.
create function reaches(person text, employer text, body text, host text) returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('tepei.everything', true), '') = 'on'
    or person = nullif(current_setting('tepei.person', true), '')
    or employer = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
    or body = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
    or host = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
$$;
-- The one public look into certificates: who holds the code may hear of it, and nobody can list them.
create function certificate_of(asked text) returns table (id text, state jsonb) language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select c.id, c.state from dossier c where c.subject = 'certificate' and c.state ->> 'code' = asked
  union all
  select c.id, c.state from dossier c where c.subject = 'certificate' and c.state -> 'replaced' @> jsonb_build_array(jsonb_build_object('code', asked))
  limit 1
$$;

alter table dossier enable row level security;
create policy dossier_reach on dossier for select to tepei_app using (subject = 'round' or reaches(person, employer, body, host));
create policy dossier_write on dossier for insert to tepei_app with check (current_setting('tepei.everything', true) = 'on');
create policy dossier_change on dossier for update to tepei_app using (current_setting('tepei.everything', true) = 'on');
alter table journal enable row level security;
create policy journal_reach on journal for select to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on'
  or exists (select from dossier d where d.subject = journal.subject and d.id = journal.id)
);
create policy journal_write on journal for insert to tepei_app with check (current_setting('tepei.everything', true) = 'on');
alter table record enable row level security;
create policy record_reach on record to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on'
  or exists (select from dossier d where d.subject = record.subject and d.id = record.id)
);

grant usage on schema public to tepei_app;
grant select, insert on law, journal, posting, access_log to tepei_app;
grant select, insert, update on dossier, counter, organisation, account, seat, message, cursor, setup_link to tepei_app;
grant select, insert, update, delete on record, person, session, file, file_use, throttle to tepei_app;
grant usage on all sequences in schema public to tepei_app;
