-- The keys by which certificates are signed. The private half is sealed by the master key; the public half is published for good, so that what an old
-- key has signed can still be checked, and one that was withdrawn is published as withdrawn.

create table signing_key (
  -- The order in which they were made.
  n         bigint generated always as identity,
  id        text primary key,
  public    bytea not null check (length(public) = 32),
  sealed    bytea not null,
  -- In the house's time, as papers bear it.
  since     timestamptz not null,
  withdrawn timestamptz
);
grant select, insert, update on signing_key to tepei_app;
