-- Papers of many dossiers, made in the background: who asked for which, how far each has come, and where it lies until it is taken away.

create table paper_job (
  id      text primary key,
  account text not null references account,
  kind    text not null,
  -- The keyed index of what was asked: the same key means the same papers and nothing else.
  asked   bytea not null,
  at      timestamptz not null default clock_timestamp(),
  -- The moment that the papers bear, so that they can be made anew byte for byte.
  made_at timestamptz not null,
  ended   timestamptz
);
create index paper_job_open on paper_job (id) where ended is null;
create index paper_job_of_account on paper_job (account, at desc);
create index paper_job_ended on paper_job (ended);

create table paper_job_row (
  job        text not null references paper_job,
  n          integer not null,
  id         text not null,
  -- waiting, made, stopped, failed, absent (not there, or not for whoever asked), deleted
  state      text not null default 'waiting',
  -- How often it was begun, and before when it is not begun again; both are written before the work, so that a crash counts too.
  tries      integer not null default 0,
  not_before timestamptz not null default clock_timestamp(),
  -- The name of the file, which goes with the file. The digest stays, to say whether what is made anew is the same.
  name       text,
  sha256     text,
  changed    boolean not null default false,
  why        text,
  primary key (job, n),
  unique (job, id)
);
create index paper_job_row_waiting on paper_job_row (n, job) where state = 'waiting';
grant select, insert, update on paper_job, paper_job_row to tepei_app;
