-- Who comes in by phone, without a login: codes, accounts known by their number, and links for those who have no account.

-- A code is of use for minutes: it goes before the news, and not at all when it is too late.
alter table outgoing add column urgent boolean not null default false, add column not_after timestamptz;
drop index outgoing_waiting;
create index outgoing_waiting on outgoing (urgent desc, not_before, id) where state = 'waiting';

-- Anybody may come in by `invented` accounts in the demonstration, and by no other.
alter table account add column phone_index bytea unique, add column invented boolean not null default false, add column last_in timestamptz,
  -- Whoever answers for an employer by a link: a name for the journal, and nobody of the staff.
  add column contact boolean not null default false;

update account set invented = password is null and id <> 'clock';

-- An employer that nobody has entered is called as the first form that was handed in calls it, until the office names it.
alter table organisation add column learnt boolean not null default false;

-- A code that went to a phone: only its keyed digest, five tries, ten minutes.
create table phone_code (
  id          text primary key,
  phone_index bytea not null,
  purpose     text not null,
  about       text not null,
  digest      bytea not null,
  made        timestamptz not null default clock_timestamp(),
  expires     timestamptz not null,
  tries       integer not null default 0,
  used_at     timestamptz
);
create index phone_code_phone on phone_code (phone_index, made);
create index phone_code_made on phone_code (made);
grant select, insert, update, delete on phone_code to tepei_app;

-- A link by which somebody of an employer sees one application and answers it. The phone that it went to lies sealed with the employer's name.
create table link (
  id           text primary key,
  token        bytea not null unique,
  application  text not null,
  organisation text not null,
  phone_index  bytea not null,
  sealed       bytea not null,
  made         timestamptz not null default clock_timestamp(),
  made_by      text not null,
  expires      timestamptz not null,
  opened_at    timestamptz,
  ended_at     timestamptz
);
create index link_application on link (application, made);
grant select, insert, update on link to tepei_app;

-- A session by link sees the one application that the link was made for, whatever its seat would show. It stands within the one policy: as a policy of its own,
-- which every row has to pass as well, it made the planner expect so few rows that a search by a common name took six times as long.
alter table session add column link text references link;
drop policy dossier_reach on dossier;
create policy dossier_reach on dossier for select to tepei_app using (
  subject = 'round'
  or (
    reaches(person, employer, body, host)
    and (
      coalesce(current_setting('tepei.only', true), '') = ''
      or (subject = 'application' and id = current_setting('tepei.only', true))
    )
  )
  or (
    round = any ((select rounds_here())::text[])
    and (subject <> 'objection' or state #>> '{against,person}' is distinct from nullif(current_setting('tepei.person', true), ''))
  )
  or (subject = 'edition' and state ->> 'law' = any ((select laws_here())::text[]))
);
