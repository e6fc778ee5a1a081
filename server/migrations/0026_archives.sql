-- Archive packages that are made in the background: who asked for which, how far it has come, and where it lies until it is taken away.

create table archive_job (
  id      text primary key,
  round   text not null,
  account text not null references account,
  at      timestamptz not null default clock_timestamp(),
  -- The passphrase, sealed; it goes when the job has ended.
  sealed  bytea,
  done    integer not null default 0,
  total   integer not null default 0,
  -- Whoever makes it says so again and again; one that nobody has spoken for was cut off, and begins anew.
  claimed timestamptz,
  tries   integer not null default 0,
  stopped timestamptz,
  ended   timestamptz,
  size    bigint,
  report  jsonb,
  why     text
);
create unique index archive_job_open on archive_job (round) where ended is null;
create index archive_job_of_round on archive_job (round, at desc);
grant select, insert, update, delete on archive_job to tepei_app;
