-- Passkeys: what a device or a key signs with, known by its public half; and accounts that a platform of the government knows, by issuer and subject alone.

create table passkey (
  id         text primary key,
  account    text not null references account,
  public_key bytea not null,
  counter    bigint not null,
  transports text[] not null default '{}',
  name       text not null,
  at         timestamptz not null default clock_timestamp(),
  used_at    timestamptz
);
create index passkey_account on passkey (account, at);
grant select, insert, update (counter, used_at), delete on passkey to tepei_app;

create table identity (
  issuer    text not null,
  subject   text not null,
  account   text not null references account,
  linked_by text not null references account,
  at        timestamptz not null default clock_timestamp(),
  primary key (issuer, subject),
  -- Whoever invites links somebody else.
  check (linked_by <> account)
);
create unique index identity_account on identity (account, issuer);
create table identity_invitation (
  token    bytea primary key,
  account  text not null references account,
  made_by  text not null references account,
  expires  timestamptz not null,
  used_at  timestamptz,
  check (made_by <> account)
);
grant select, insert, delete on identity to tepei_app;
grant select, insert, update (used_at) on identity_invitation to tepei_app;

alter table passkey enable row level security;
create policy passkey_reach on passkey to tepei_app using (by_house());
alter table identity enable row level security;
create policy identity_reach on identity to tepei_app using (by_house());
alter table identity_invitation enable row level security;
create policy identity_invitation_reach on identity_invitation to tepei_app using (by_house());
