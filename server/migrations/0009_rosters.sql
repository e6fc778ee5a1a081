-- Rosters on paper: what was read on scans, whom to call at an organisation, and who sees an offer of places.

-- The codes that were found on a file, read once: the same bytes show the same codes. No personal data: a code says document, version and page.
create table scan (
  sha256   text primary key,
  codes    text[] not null,
  pictures integer not null,
  at       timestamptz not null default now()
);
grant select, insert on scan to tepei_app;

-- Whom the department calls at a body, as the body itself says.
create table contact (
  organisation text primary key references organisation,
  name         text not null,
  phone        text not null,
  at           timestamptz not null default now()
);
grant select, insert, update on contact to tepei_app;

-- An offer of places is a dossier of the body that gives; the body that it is made to sees it too.
create policy dossier_offered on dossier for select to tepei_app using (
  subject = 'move' and state ->> 'to' = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
);
create index dossier_offered on dossier ((state ->> 'to'), round, status, id) where subject = 'move';
