-- Several servers on one database: who is here, which folder of files is the house's, and the migration that a server has to know to work on this form.

-- A row is of a server that lives while the advisory lock of its number is held: the lock goes with the server's own connection, however it ends.
create table server (
  id integer generated always as identity primary key,
  at timestamptz not null default now(),
  newest text not null,
  agreed jsonb not null
);
alter table server enable row level security;
create policy server_reach on server to tepei_app using (by_house());
grant select, insert, delete on server to tepei_app;

create table house_mark (
  one boolean primary key default true check (one),
  files text,
  least text
);
insert into house_mark default values;
grant select on house_mark to tepei_app;
grant update (files) on house_mark to tepei_app;
