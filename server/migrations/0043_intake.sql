-- Files are looked at before anybody but who brought them may open them.

-- Taken; without an answer of the scanner yet; or found bad by it later.
alter table file add column intake text not null default 'taken' check (intake in ('taken', 'unscanned', 'infected'));
-- The digest of the bytes as they came, where they were written anew: who sends them again is told that they are here.
alter table file add column came text;
create index file_held on file (sha256) where intake = 'unscanned';

-- What was refused lies sealed and apart for a while, for whoever has to look into it.
create table refused_file (
  id     text primary key,
  owner  text not null references account,
  sha256 text not null,
  size   bigint not null,
  why    text not null,
  at     timestamptz not null default now()
);
create index refused_file_owner on refused_file (owner, at);
create index refused_file_at on refused_file (at);
alter table refused_file enable row level security;
create policy refused_file_reach on refused_file for select to tepei_app using (by_house() or of_account(owner));
create policy refused_file_write on refused_file for insert to tepei_app with check (by_house());
create policy refused_file_end on refused_file for delete to tepei_app using (by_house());
grant select, insert, delete on refused_file to tepei_app;
