-- Payment runs: which payments one is made of, in which order, and how far each has come. What is signed is the digest over them, in the run's own entry.

create table run_line (
  run        text not null,
  n          integer not null check (n > 0),
  payment    text not null,
  payee      text not null,
  person     text,
  host       text,
  item       text not null,
  track      text not null,
  amount_fen bigint not null check (amount_fen > 0),
  clause     text not null,
  -- The payee's entry beside which the account lies sealed, and its digest.
  account_n  integer not null,
  account    text not null,
  -- chosen, held, dropped, freed, paid, rejected, returned
  state      text not null default 'chosen',
  -- What is still to be done with the payment: hold, free, remit, reject, reverse. It is cleared in the transaction that does it.
  wants      text,
  -- Who is behind it.
  actor      text not null,
  reference  text,
  on_day     date,
  reason     text,
  primary key (run, n),
  unique (run, payment)
);
-- One payment is in one living run: the database says so even where two make runs at once.
create unique index run_line_living on run_line (payment) where state in ('chosen', 'held');
create index run_line_wanted on run_line (run, n) where wants is not null;
create index run_line_of_payment on run_line (payment, run);
create index run_line_of_payee on run_line (payee, run);
-- Whom a line pays, how much and where to can't be changed once it is written.
grant select, insert, update (state, wants, actor, reference, on_day, reason) on run_line to tepei_app;
alter table run_line enable row level security;
create policy run_line_reach on run_line for select to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on'
  or exists (select from dossier d where d.subject = 'run' and d.id = run_line.run)
);
create policy run_line_write on run_line for insert to tepei_app with check (current_setting('tepei.everything', true) = 'on');
create policy run_line_change on run_line for update to tepei_app using (current_setting('tepei.everything', true) = 'on');
