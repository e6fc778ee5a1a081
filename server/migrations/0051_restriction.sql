-- A restriction that the office has granted somebody holds on all that is held of them, until it is lifted.

create index dossier_restricts on dossier (person) where subject = 'inquiry' and (state ->> 'restricts') = 'true';
-- Who may not read the request itself is bound by it all the same.
create function restricted(whose text) returns boolean language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select exists (select from dossier d where d.person = whose and d.subject = 'inquiry' and (d.state ->> 'restricts') = 'true')
$$;

-- While it holds, what somebody wrote on their form is read by them and by the office that answers them, and by nobody else.
drop policy record_reach on record;
create policy record_reach on record to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on'
  or exists (
    select from dossier d where d.subject = record.subject and d.id = record.id and (record.kind <> 'score' or d.status = 'closed')
      and (
        record.subject <> 'application'
        or d.person = nullif(current_setting('tepei.person', true), '')
        or d.round = any ((select rounds_here())::text[])
        or not restricted(d.person)
      )
  )
);
