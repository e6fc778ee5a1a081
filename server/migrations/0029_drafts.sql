-- What somebody is writing and has not handed in, sealed, so that it is there on the next device: one row per account and place.

create table draft (
  account  text not null references account,
  -- What it is for, such as 'training/ID/report'.
  place    text not null,
  -- How often it was kept: whoever builds on an older one is told.
  version  integer not null,
  sealed   bytea not null,
  saved_at timestamptz not null default now(),
  primary key (account, place)
);
create index draft_saved on draft (saved_at);
alter table draft enable row level security;
create policy draft_own on draft to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on' or account = nullif(current_setting('tepei.account', true), '')
);
grant select, insert, update, delete on draft to tepei_app;

-- Inquiries are listed by their person.
create index dossier_inquiry on dossier (person, id) where subject = 'inquiry';
