-- Files that arrive in pieces: who sends what, and how much of it is safely on the disk.

create table upload (
  id       text primary key,
  owner    text not null references account,
  size     integer not null check (size > 0),
  -- As the sender worked it out; null where a browser can't.
  sha256   text,
  received integer not null default 0 check (received between 0 and size),
  at       timestamptz not null default now(),
  seen     timestamptz not null default now()
);
create index upload_owner on upload (owner, seen);
create index upload_seen on upload (seen);
alter table upload enable row level security;
create policy upload_reach on upload to tepei_app using (coalesce(current_setting('tepei.everything', true), '') = 'on');
grant select, insert, update, delete on upload to tepei_app;

-- A receipt number is the beginning of its entry's hash, so whoever holds one is found by it.
create index journal_receipt on journal (left(hash, 13)) where subject = 'application' and action = 'submit';
