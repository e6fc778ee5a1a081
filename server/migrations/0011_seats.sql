-- Seats: held for somebody else for a span of time, and a registry that proves who could act when.

-- Whoever acts for somebody is named with them in the entry and in its hash; an entry without it is as it was.
alter table journal add column acting_for text;

alter table seat drop constraint seat_pkey;
alter table seat add column id bigint generated always as identity primary key, add column acting_for text references account;
alter table seat add unique nulls not distinct (account, role, organisation, from_day, acting_for);
create index seat_acting_for on seat (acting_for) where acting_for is not null;

-- What was given and taken, in order; written by triggers alone, so that no hand passes it by. `line` is what the hash is taken over, after the hash before.
create table registry (
  n    bigint primary key,
  at   timestamptz not null,
  line text not null,
  prev text not null,
  hash text not null
);
create index registry_deed on registry ((line::jsonb ->> 'deed')) where line::jsonb ->> 'deed' = 'handOver';

create function registry_is_never_changed() returns trigger language plpgsql as $$
begin raise exception 'the registry is never changed' using errcode = '42501'; end $$;
create trigger registry_is_never_changed before update or delete or truncate on registry
  for each statement execute function registry_is_never_changed();
create function seats_are_ended() returns trigger language plpgsql as $$
begin raise exception 'a seat is ended, never deleted' using errcode = '42501'; end $$;
create trigger seats_are_ended before delete or truncate on seat for each statement execute function seats_are_ended();

-- Who did it and at which moment of the house stand in the settings of the transaction; the lock makes one chain of all lines.
create function write_registry(deed text, content jsonb) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before registry;
  moment timestamptz := coalesce(nullif(current_setting('tepei.at', true), '')::timestamptz, clock_timestamp());
  written text;
begin
  perform pg_advisory_xact_lock(20220311);
  select * into before from registry order by n desc limit 1;
  written := jsonb_build_object('n', coalesce(before.n, 0) + 1, 'at', to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'by', nullif(current_setting('tepei.by', true), ''), 'deed', deed, 'content', content)::text;
  insert into registry values (coalesce(before.n, 0) + 1, moment, written, coalesce(before.hash, ''),
    encode(sha256(convert_to(coalesce(before.hash, '') || written, 'UTF8')), 'hex'));
  return coalesce(before.n, 0) + 1;
end $$;

create function seat_line(s seat) returns jsonb language sql immutable as $$
  select jsonb_build_object('seat', s.id, 'account', s.account, 'role', s.role, 'organisation', s.organisation,
    'from', s.from_day, 'to', s.to_day, 'actingFor', s.acting_for)
$$;

-- Who holds a seat for somebody holds it within their own span, for another than themself; and a seat never becomes another's.
create function seat_is_within() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and (old.account, old.role, old.organisation, old.from_day, old.acting_for)
      is distinct from (new.account, new.role, new.organisation, new.from_day, new.acting_for) then
    raise exception 'a seat never becomes another' using errcode = '42501';
  end if;
  if new.acting_for is null or new.to_day < new.from_day then return new; end if;
  if new.acting_for = new.account or not exists (
    select from seat own where own.account = new.acting_for and own.acting_for is null and own.role = new.role
      and own.organisation = new.organisation and own.from_day <= new.from_day and own.to_day >= new.to_day
  ) then raise exception 'a deputy acts within the span of the holder' using errcode = '42501'; end if;
  return new;
end $$;
create trigger seat_is_within before insert or update on seat for each row execute function seat_is_within();

-- Where a seat ends, whoever holds it for the holder ends with it.
create function seat_is_written_down() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_registry('seat', seat_line(new));
  if tg_op = 'UPDATE' and new.acting_for is null and new.to_day < old.to_day then
    update seat d set to_day = new.to_day
    where d.acting_for = new.account and d.role = new.role and d.organisation = new.organisation and d.to_day > new.to_day and d.from_day >= new.from_day
      and not exists (select from seat own where own.account = new.account and own.acting_for is null and own.role = new.role
        and own.organisation = new.organisation and own.from_day <= d.from_day and own.to_day >= d.to_day);
  end if;
  return null;
end $$;
create trigger seat_is_written_down after insert or update on seat for each row execute function seat_is_written_down();

create function account_is_written_down() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_registry('account', jsonb_build_object('account', new.id, 'left', new.disabled));
  return null;
end $$;
create trigger account_comes_closed after insert on account for each row when (new.disabled) execute function account_is_written_down();
create trigger account_is_written_down after update on account for each row
  when (old.disabled is distinct from new.disabled) execute function account_is_written_down();

-- The registry begins with what it finds.
select write_registry('seat', seat_line(s)) from seat s order by account, role, organisation, from_day;
select write_registry('account', jsonb_build_object('account', id, 'left', true)) from account where disabled order by id;

-- Whoever acts for somebody counts as them: nobody decides on the case of whom they act for.
create function nobody_decides_case_of_holder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from dossier d join account a on a.id = new.acting_for
    where d.subject = new.subject and d.id = new.id and d.person = a.person
  ) then raise exception 'nobody decides on the case of whom they act for' using errcode = '42501'; end if;
  return new;
end $$;
create trigger nobody_decides_case_of_holder before insert on journal for each row
  when (new.acting_for is not null and not new.as_self) execute function nobody_decides_case_of_holder();

create or replace function nobody_approves_own_edition() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from journal j where j.subject = new.subject and j.id = new.id and j.action <> all (array['approve', 'sendBack', 'publish', 'abandon'])
      and (j.actor in (new.actor, new.acting_for) or j.acting_for in (new.actor, new.acting_for))
  ) then raise exception 'nobody approves a text that they had a hand in' using errcode = '42501'; end if;
  return new;
end $$;

grant select on registry to tepei_app;
