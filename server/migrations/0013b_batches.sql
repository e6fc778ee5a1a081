-- Acts on several files at once, which wait a while before they are done, so that they can be taken back.

create table batch (
  id      text primary key,
  account text not null references account,
  subject text not null,
  action  text not null,
  -- What was typed, sealed: a reason may name a person. It goes when the batch has ended, as the slips do; each entry keeps its own.
  sealed  bytea,
  at      timestamptz not null default clock_timestamp(),
  -- Nothing of it is performed before.
  due     timestamptz not null,
  -- Taken back before it began, or stopped on the way: what is done stays, the rest is left alone.
  stopped timestamptz,
  ended   timestamptz
);
create index batch_open on batch (due) where ended is null;
create index batch_of_account on batch (account, at desc);

create table batch_row (
  batch  text not null references batch,
  n      integer not null,
  id     text not null,
  -- The slip of what the preview showed of the file.
  seen   text,
  -- How often it was tried without an answer, as when the database went away.
  tries  integer not null default 0,
  -- What came of it: the status, or rules and clauses. No personal data.
  answer jsonb,
  primary key (batch, n),
  unique (batch, id)
);
grant select, insert, update on batch, batch_row to tepei_app;
