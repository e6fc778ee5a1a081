-- The numbers of vouchers that went out, and refused attempts on one's own case.

-- One export of a round's vouchers for a period: who had it, by which chart, and the digest of what went out.
create table voucher_export (
  n        bigint generated always as identity primary key,
  round    text not null,
  from_day date not null,
  to_day   date not null,
  at       timestamptz not null,
  account  text not null,
  chart    text not null,
  entries  integer not null,
  fresh    integer not null,
  sum_fen  bigint not null
);
create index voucher_export_round on voucher_export (round, n);

-- An entry's voucher keeps its number for ever. Numbers of a month follow each other without a gap, since they are given under the round's lock.
create table voucher (
  entry  bigint primary key references journal,
  round  text not null,
  month  text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  number integer not null check (number > 0),
  export bigint not null references voucher_export
);
create index voucher_number on voucher (round, month, number);

-- Somebody tried to decide on their own case and was refused. No person is named: an account, a dossier and the rule.
create table refused_attempt (
  seq     bigint generated always as identity primary key,
  at      timestamptz not null,
  round   text,
  account text not null,
  subject text not null,
  id      text not null,
  action  text not null,
  rule    text not null
);
create index refused_attempt_round on refused_attempt (round, seq);

-- What was done of a kind is found without reading the whole journal.
create index journal_by_action on journal (subject, action, seq);

create trigger voucher_is_never_changed before update or delete or truncate on voucher
  for each statement execute function journal_is_never_changed();
create trigger voucher_export_is_never_changed before update or delete or truncate on voucher_export
  for each statement execute function journal_is_never_changed();
create trigger refused_attempt_is_never_changed before update or delete or truncate on refused_attempt
  for each statement execute function journal_is_never_changed();

-- An office sees and writes what is of its own rounds; a refused attempt is the house's to write.
alter table voucher enable row level security;
create policy voucher_reach on voucher to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on' or round = any ((select rounds_here())::text[])
);
alter table voucher_export enable row level security;
create policy voucher_export_reach on voucher_export to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on' or round = any ((select rounds_here())::text[])
);
alter table refused_attempt enable row level security;
create policy refused_attempt_reach on refused_attempt for select to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on' or round = any ((select rounds_here())::text[])
);
create policy refused_attempt_write on refused_attempt for insert to tepei_app with check (current_setting('tepei.everything', true) = 'on');

grant select, insert on voucher, voucher_export, refused_attempt to tepei_app;
