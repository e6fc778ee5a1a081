-- A host's contact, by link, does on the enrolment morning what the host's own people do: it reaches the trainings of its host and round, too.
alter policy dossier_reach_by_host_link on dossier using (
  coalesce(current_setting('tepei.only', true), '') like 'hosting/%'
  and subject in ('hosting', 'placement', 'training', 'payment')
  and 'hosting/' || round || '.' || host = current_setting('tepei.only', true)
  and host = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
);
-- Whoever is expected somewhere: what an arrival code that is none of a host's own is looked for in.
create index dossier_expected on dossier (id) where subject = 'training' and status = 'notified';
