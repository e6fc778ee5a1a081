-- Signed checkpoints over the record, and a log of looks that is never changed.

-- In which transaction a look was written down: what is below the oldest one still running is settled.
alter table access_log add column tx xid8 not null default pg_current_xact_id();
create index access_log_outbox on access_log (tx, seq);
create function access_log_is_never_changed() returns trigger language plpgsql as $$
begin raise exception 'the log of looks is never changed' using errcode = '42501'; end $$;
create trigger access_log_is_never_changed before update or delete or truncate on access_log
  for each statement execute function access_log_is_never_changed();
create index access_log_account on access_log (account, seq);

-- The place of each line in the record, from 0, as it was when a checkpoint took it in; `leaf` is what the checkpoint lists of it.
create table leaf (
  place bigint primary key,
  kind  text not null,
  key   bigint not null,
  leaf  text not null,
  unique (kind, key)
);
-- What was signed. The file outside the database is what proves anything; this is where it is written from.
create table checkpoint (
  n         bigint primary key,
  from_line bigint not null,
  size      bigint not null,
  digest    text not null,
  body      text not null,
  signature text not null
);
create trigger checkpoint_is_never_changed before update or delete or truncate on checkpoint
  for each statement execute function access_log_is_never_changed();
grant select, insert on leaf, checkpoint to tepei_app;
-- They name dossiers: nobody's to see but the house's.
alter table leaf enable row level security;
create policy leaf_reach on leaf to tepei_app using (by_house());
alter table checkpoint enable row level security;
create policy checkpoint_reach on checkpoint to tepei_app using (by_house());
