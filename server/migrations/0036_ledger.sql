-- The ledger keeps itself: a transfer is written with its entry and bears its month, and the balances follow from it in the same statement.

alter table posting add column period text;
alter table posting disable trigger posting_is_never_changed;
update posting p set period = to_char(j.at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') from journal j where j.seq = p.entry;
alter table posting enable trigger posting_is_never_changed;
alter table posting alter column period set not null,
  add constraint posting_says_its_clause check (clause <> ''),
  add constraint posting_names_accounts check (debit ~ '^[a-z]+/.' and credit ~ '^[a-z]+/.'),
  -- What is beyond it can't be read exactly by everybody who reads it.
  add constraint posting_is_exact check (amount <= 9007199254740991);
alter table counter add constraint counter_is_exact check (balance <= 9007199254740991);
create index posting_by_period on posting (period, entry);
create index dossier_closed_year on dossier (round, (state ->> 'year')) where subject = 'budget' and status = 'closed';

-- An entry of transaction 1 came in from an archive, where its transfers are written long after it and balances are worked out at the end.
create function posting_belongs_to_its_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare cause record;
begin
  select j.tx, to_char(j.at at time zone 'UTC' + interval '8 hours', 'YYYY-MM') as month into cause from journal j where j.seq = new.entry;
  if cause.tx is not null and cause.tx <> '1'::xid8 and cause.tx <> pg_current_xact_id() then
    raise exception 'a transfer is written with its entry, and never later' using errcode = '23514';
  end if;
  new.period := cause.month;
  return new;
end $$;
create trigger posting_belongs_to_its_entry before insert on posting for each row execute function posting_belongs_to_its_entry();

create function posting_moves_balances() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare accounts text[]; changes bigint[];
begin
  if exists (
    select from added a join journal j on j.seq = a.entry join dossier d on d.subject = j.subject and d.id = j.id
    join dossier b on b.subject = 'budget' and b.status = 'closed' and b.round = d.round and b.state ->> 'year' = left(a.period, 4)
    where a.debit like 'fen/%' and j.tx <> '1'::xid8
  ) then raise exception 'the year of this transfer is closed' using errcode = '23514'; end if;
  select array_agg(account order by account), array_agg(change order by account) into accounts, changes from (
    select account, sum(change)::bigint as change from (
      select a.debit as account, -a.amount as change from added a join journal j on j.seq = a.entry where j.tx <> '1'::xid8
      union all select a.credit, a.amount from added a join journal j on j.seq = a.entry where j.tx <> '1'::xid8
    ) moved where split_part(account, '/', 2) <> 'world' group by account having sum(change) <> 0
  ) summed;
  if accounts is null then return null; end if;
  -- In the order of names, as they are locked when counted: two who move the same accounts in opposite directions wait for each other instead of dying.
  perform from counter where name = any (accounts) order by name for update;
  update counter set balance = balance + t.change from unnest(accounts, changes) as t(account, change) where name = t.account;
  insert into counter (name, balance)
    select t.account, t.change from unnest(accounts, changes) as t(account, change)
    where not exists (select from counter c where c.name = t.account) order by t.account
  on conflict (name) do update set balance = counter.balance + excluded.balance;
  return null;
end $$;
create trigger posting_moves_balances after insert on posting referencing new table as added
  for each statement execute function posting_moves_balances();
