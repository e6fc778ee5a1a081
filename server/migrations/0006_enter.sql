-- Texts that go out to phones.

-- One row is one text to one phone. It is claimed before it is handed on, so that a crash never sends it twice.
create table outgoing (
  id          bigint generated always as identity primary key,
  key         text not null unique,
  phone_index bytea not null,
  sealed      bytea,
  purpose     text not null,
  round       text,
  party       text,
  made        timestamptz not null default now(),
  not_before  timestamptz not null default now(),
  tried       integer not null default 0,
  tried_at    timestamptz,
  sent        timestamptz,
  state       text not null default 'waiting',
  why         text
);
create index outgoing_waiting on outgoing (not_before, id) where state = 'waiting';
create index outgoing_claimed on outgoing (tried_at) where state = 'sending';
create index outgoing_purpose on outgoing (purpose, made);
create index outgoing_round on outgoing (round, id) where round is not null;

alter table outgoing enable row level security;
create policy outgoing_queue on outgoing for insert to tepei_app with check (true);
create policy outgoing_reach on outgoing for select to tepei_app using (coalesce(current_setting('tepei.everything', true), '') = 'on');
create policy outgoing_change on outgoing for update to tepei_app using (coalesce(current_setting('tepei.everything', true), '') = 'on');
grant select, insert, update on outgoing to tepei_app;
grant usage on all sequences in schema public to tepei_app;
