-- Forms that were filled in for somebody, and sheets that come from a clerk's own Excel.

-- Whoever has no account is found by the phone that was given for them, when they come to claim their file.
alter table person add column phone_index bytea;
create index person_phone on person (phone_index) where phone_index is not null;

-- Which column of an organisation's own sheets means what; remembered by the words of its head.
create table sheet_head (
  organisation text not null references organisation,
  head         text not null check (length(head) between 1 and 60),
  field        text not null check (length(field) <= 40),
  at           timestamptz not null default now(),
  primary key (organisation, head)
);
grant select, insert, update, delete on sheet_head to tepei_app;
