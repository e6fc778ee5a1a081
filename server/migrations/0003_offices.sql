-- Programmes of several offices in one house: an office reaches the rounds, and the policies being written, of its own programmes.

alter table law add column office text not null
  generated always as (coalesce(content #>> '{policy,programme,office}', 'department')) stored;
create index law_office on law (office);

-- The laws and the rounds of the offices whose hats the session wears. Worked out once for a statement.
create function laws_here() returns text[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(digest), '{}') from law
  where office = any (string_to_array(nullif(current_setting('tepei.offices', true), ''), ','))
$$;
create function rounds_here() returns text[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from dossier where subject = 'round' and state ->> 'law' = any (laws_here())
$$;

drop policy dossier_reach on dossier;
create policy dossier_reach on dossier for select to tepei_app using (
  subject = 'round' or reaches(person, employer, body, host)
  or round = any ((select rounds_here())::text[])
  or (subject = 'edition' and state ->> 'law' = any ((select laws_here())::text[]))
);

-- What was told to an office says which.
update message set party = party || ':department' where party in ('department', 'leader', 'finance', 'auditor', 'administrator');
