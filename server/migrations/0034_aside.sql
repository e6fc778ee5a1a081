-- Whoever signs a run is asked for those payees with whom they have said to have an interest: few among many.
create index payee_aside on dossier (id) where subject = 'payee' and state ? 'aside';
