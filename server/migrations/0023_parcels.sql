-- Parcels for the ministry: what its sheets' words were said to mean, and the rows that its seat sees.

-- What heads, hosts and programmes of an answer were said to be, once, by an office: no personal data.
create table parcel_word (
  organisation text not null,
  kind         text not null,
  said         text not null,
  means        text not null,
  at           timestamptz not null default now(),
  primary key (organisation, kind, said)
);
grant select, insert, update on parcel_word to tepei_app;

-- The ministry sees what was handed over to it, and nothing else of anybody: one more way to reach a dossier beside those of `dossier_reach`.
create policy dossier_reach_of_ministry on dossier for select to tepei_app using (
  coalesce(current_setting('tepei.ministry', true), '') = 'on'
  and (subject = 'parcel' or (subject = 'placement' and state ? 'batch'))
);
