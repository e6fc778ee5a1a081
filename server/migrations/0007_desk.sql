-- The officer's desk: queues that answer at once, and names found by their sound.

-- A queue is read in the order of what needs doing: by the answer day, what has none last, then by how long it has waited.
drop index dossier_waiting;
create index dossier_queue on dossier (round, waits_for, (coalesce(due, '9999-12-31'::date)), since, id) where waits_for is not null;
create index dossier_queue_of_body on dossier (body, round, waits_for, (coalesce(due, '9999-12-31'::date)), since, id)
  where waits_for is not null and body is not null;

-- An index over the whole state would be written anew with every save; over columns that a save leaves alone it is not.
drop index dossier_certificate;
drop index dossier_certificate_replaced;
alter table dossier
  add column code text generated always as (case when subject = 'certificate' then state ->> 'code' end) stored,
  add column replaced jsonb generated always as (case when subject = 'certificate' then state -> 'replaced' end) stored;
create index dossier_certificate on dossier (code) where code is not null;
create index dossier_certificate_replaced on dossier using gin (replaced) where replaced is not null;
create or replace function certificate_of(asked text) returns table (id text, state jsonb) language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select c.id, c.state from dossier c where c.code = asked
  union all
  select c.id, c.state from dossier c where c.replaced @> jsonb_build_array(jsonb_build_object('code', asked))
  limit 1
$$;

-- How many stand where: every move of a dossier adds two lines, so that nobody waits for anybody; the server folds the lines now and then.
create table tally (
  round     text,
  subject   text not null,
  status    text not null,
  waits_for text,
  track     text,
  body      text,
  change    bigint not null
);
create index tally_round on tally (round);
create function tally_dossier() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    insert into tally values (old.round, old.subject, old.status, old.waits_for, old.track, old.body, -1);
  end if;
  if tg_op <> 'DELETE' then
    insert into tally values (new.round, new.subject, new.status, new.waits_for, new.track, new.body, 1);
  end if;
  return null;
end $$;
create trigger tally_made after insert or delete on dossier for each row execute function tally_dossier();
create trigger tally_moved after update on dossier for each row
  when ((old.round, old.status, old.waits_for, old.track, old.body) is distinct from (new.round, new.status, new.waits_for, new.track, new.body))
  execute function tally_dossier();
insert into tally select round, subject, status, waits_for, track, body, count(*) from dossier group by 1, 2, 3, 4, 5, 6;
grant select, insert, delete on tally to tepei_app;

-- Names are found by any two characters that follow each other, by their sound, and by the first letters of their sound.
create function pairs_of(name text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(name, i, 2)), '{}') from generate_series(1, length(name) - 1) i
$$;
alter table person
  add column initials text not null default '',
  add column pairs text[] generated always as (pairs_of(name)) stored;
create index person_pairs on person using gin (pairs);
create index person_sound on person ((pinyin collate "C"), id);
create index person_initials on person ((initials collate "C"), id);
create index person_unspelt on person (id) where initials = '' and name <> '';
alter table organisation add column pinyin text not null default '', add column initials text not null default '';
create index organisation_unspelt on organisation (id) where initials = '' and zh <> '';
