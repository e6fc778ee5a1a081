-- Objections to the public notice: an officer reaches none that is about themselves.

drop policy dossier_reach on dossier;
create policy dossier_reach on dossier for select to tepei_app using (
  subject = 'round' or reaches(person, employer, body, host)
  or (
    round = any ((select rounds_here())::text[])
    and (subject <> 'objection' or state #>> '{against,person}' is distinct from nullif(current_setting('tepei.person', true), ''))
  )
  or (subject = 'edition' and state ->> 'law' = any ((select laws_here())::text[]))
);

-- Files that came through the public page and that no objection names are taken away after a day.
create index file_visitors on file (at) where owner = 'visitor';
