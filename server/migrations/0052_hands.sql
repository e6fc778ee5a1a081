-- What each decision was made on lies sealed beside its entry, so that it can be made again; it goes with its dossier.
create table basis (
  subject text not null,
  id      text not null,
  n       integer not null check (n > 0),
  sealed  bytea not null,
  primary key (subject, id, n)
);
alter table basis enable row level security;
create policy basis_reach on basis to tepei_app using (coalesce(current_setting('tepei.everything', true), '') = 'on');
grant select, insert, delete on basis to tepei_app;
grant update (sealed) on basis to tepei_app;
create trigger sealed_by_open_key before insert or update of sealed on basis
  for each row when (new.sealed is not null) execute function sealed_by_open_key();

-- Who prepares never approves, by none of their accounts and for nobody. Each deed with those before it on the same dossier whose hands are not its own:
-- the newest of them, or all. What was written before this stays as it was; only what is written from now on is looked at.
create function hands_before(deed text) returns table (earlier text[], newest boolean) language sql immutable parallel safe as $$
  select p.earlier, p.newest from (values
    ('payment.approve', array['prepare'], true),
    ('payment.waive', array['askWaiver'], true),
    ('payment.refuseWaiver', array['askWaiver'], true),
    ('run.approve', array['make', 'lock', 'approve'], false),
    ('run.approveAgain', array['make', 'lock', 'approve'], false),
    ('budget.grant', array['propose'], true),
    ('budget.decline', array['propose'], true),
    ('budget.advance', array['askAdvance'], true),
    ('budget.change', array['askChange'], true),
    ('budget.closeYear', array['askClosing'], true),
    ('budget.sendBack', array['propose', 'askAdvance', 'askChange', 'askClosing'], true),
    ('edition.approve', array['draft', 'set', 'undo', 'redo', 'replace', 'attach', 'link', 'accept', 'propose'], false),
    ('move.agree', array['offer'], false),
    ('move.approve', array['offer', 'agree'], false),
    ('objection.dismiss', array['raise'], false),
    ('objection.uphold', array['raise'], false),
    ('discipline.sanction', array['open'], false),
    ('discipline.dismiss', array['open'], false),
    ('discipline.uphold', array['open', 'sanction'], false)
  ) as p(deed, earlier, newest) where p.deed = hands_before.deed
$$;

-- Whose hands a deed is: the account's, those of the same citizen's other accounts, and whom they acted for.
create function hands_on(variadic accounts text[]) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select accounts || coalesce(array_agg(h), '{}') from unnest(accounts) a, unnest(hands_of(a)) h
$$;

create function another_hand_decides() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare mine text[] := hands_on(new.actor, coalesce(new.acting_for, new.actor));
begin
  if exists (
    select from hands_before(new.subject || '.' || new.action) p,
      lateral (select j.actor, j.acting_for from journal j where j.subject = new.subject and j.id = new.id and j.action = any (p.earlier)
        order by j.n desc limit case when p.newest then 1 end) b
    where b.actor = any (mine) or b.acting_for = any (mine)
  ) then raise exception 'who prepares never approves' using errcode = '42501', constraint = 'another_hand_decides'; end if;
  return new;
end $$;
create trigger another_hand_decides before insert on journal for each row
  when (new.subject in ('payment', 'run', 'budget', 'edition', 'move', 'objection', 'discipline') and new.action in
    ('approve', 'approveAgain', 'waive', 'refuseWaiver', 'grant', 'decline', 'advance', 'change', 'closeYear', 'sendBack', 'agree', 'dismiss', 'uphold', 'sanction'))
  execute function another_hand_decides();

-- Two whom the deed itself names: who opened the case behind a demand gives nothing of it up, and nobody takes back that they stand aside.
create function named_hand_stays_out() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare mine text[] := hands_on(new.actor, coalesce(new.acting_for, new.actor));
begin
  if (case new.subject
    when 'payee' then (new.fact::jsonb ->> 'aside') = any (mine)
    else exists (select from journal j, jsonb_array_elements_text(coalesce(j.fact::jsonb -> 'caseBy', '[]')) named
      where j.subject = new.subject and j.id = new.id and j.action = 'demand' and named = any (mine))
  end) then raise exception 'who is named in it stays out of it' using errcode = '42501', constraint = 'named_hand_stays_out'; end if;
  return new;
end $$;
create trigger named_hand_stays_out before insert on journal for each row
  when ((new.subject = 'payment' and new.action in ('askWaiver', 'waive', 'refuseWaiver')) or (new.subject = 'payee' and new.action = 'readmit'))
  execute function named_hand_stays_out();

-- Nobody gives themself a seat by another account. Who gives it stands in the settings, as the registry writes it down. Administrators are kept apart by
-- triggers of their own, and whoever divides the one seat may keep a part of it.
create function nobody_seats_themself() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.to_day >= new.from_day and current_setting('tepei.by', true) = any (hands_on(new.account)) then
    raise exception 'nobody gives themself a seat' using errcode = '42501', constraint = 'nobody_seats_themself';
  end if;
  return new;
end $$;
create trigger nobody_seats_themself before insert on seat for each row
  when (not administers(new.role) and nullif(current_setting('tepei.by', true), '') is not null) execute function nobody_seats_themself();

-- More records for somebody on a day are another's to allow; erasing and another key take two.
alter table bulk_read add column allowed_by text references account, add constraint bulk_allowed_by_another check (allowed_by <> account);
create function bulk_allowed_by_another() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.allowed_by = any (hands_on(new.account)) then
    raise exception 'more is for another to allow' using errcode = '42501', constraint = 'bulk_allowed_by_another';
  end if;
  return new;
end $$;
create trigger bulk_allowed_by_another before insert or update of allowed_by on bulk_read for each row
  when (new.allowed_by is not null) execute function bulk_allowed_by_another();

create function two_agreed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if coalesce(substring(new.reason from '; ([^;]+)$'), new.account) = any (hands_on(new.account)) then
    raise exception 'it takes two people' using errcode = '42501', constraint = 'two_agreed';
  end if;
  return new;
end $$;
create trigger two_agreed before insert on access_log for each row when (new.asked in ('erased', 'keysRotated')) execute function two_agreed();

-- Lost access is given back by two people, not by two accounts.
create function recovery_by_two() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.started_by = any (hands_on(new.account)) or new.agreed_by = any (hands_on(new.account, new.started_by)) then
    raise exception 'it takes two people' using errcode = '23514', constraint = 'recovery_by_two';
  end if;
  return new;
end $$;
create trigger recovery_by_two before insert or update of agreed_by on recovery for each row execute function recovery_by_two();

-- Where money has left, an act is undone by another than who did it and than who asked for it to be undone.
create function undone_by_another() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare mine text[] := hands_on(new.actor, coalesce(new.acting_for, new.actor)); asked journal;
begin
  select * into asked from journal j where j.subject = new.subject and j.id = new.id and j.action = 'askUndo' order by j.n desc limit 1;
  if asked.n is null or asked.actor = any (mine) or asked.acting_for = any (mine) or exists (
    select from journal j where j.subject = new.subject and j.id = new.id and j.n = (new.fact::jsonb ->> 'undoes')::int
      and (j.actor = any (mine) or j.acting_for = any (mine))
  ) then raise exception 'two undo what has moved money' using errcode = '42501', constraint = 'undone_by_another'; end if;
  return new;
end $$;
create trigger undone_by_another before insert on journal for each row
  when (new.subject = 'training' and new.action like 'undo%' and new.fact::jsonb -> 'refunds' is distinct from '[]'::jsonb and new.fact::jsonb ? 'refunds')
  execute function undone_by_another();
