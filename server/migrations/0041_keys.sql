-- The keys that seal, by names that tell nothing; and what was shredded, so that no restored copy brings it back.

create table sealing_key (
  id           bytea primary key check (length(id) = 8),
  since        timestamptz not null default clock_timestamp(),
  -- From then on nothing new may be sealed by it.
  closed_at    timestamptz,
  destroyed_at timestamptz,
  check (destroyed_at is null or closed_at is not null)
);
-- The place in the tree of keys that was cut out: a digest of a dossier's name, which tells nothing of a person.
create table shredded (
  leaf bytea not null check (length(leaf) = 8),
  key  bytea not null check (length(key) = 8),
  at   timestamptz not null default clock_timestamp(),
  primary key (leaf, key)
);
grant select, insert, update (closed_at, destroyed_at) on sealing_key to tepei_app;
grant select, insert on shredded to tepei_app;
alter table sealing_key enable row level security;
create policy sealing_key_reach on sealing_key to tepei_app using (by_house());
alter table shredded enable row level security;
create policy shredded_reach on shredded to tepei_app using (by_house());
create function shredded_stays_shredded() returns trigger language plpgsql as $$
begin raise exception 'what was shredded stays shredded' using errcode = '42501'; end $$;
create trigger shredded_stays_shredded before update or delete or truncate on shredded
  for each statement execute function shredded_stays_shredded();

-- A server that has not heard of a new key must not seal by one that is about to be destroyed. Whoever closes a key waits for those who are still writing.
create function sealed_by_open_key() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(20261129);
  if exists (
    select from sealing_key
    where id = case substr(new.sealed, 1, 1) when '\x01' then '\x0000000000000000'::bytea else substr(new.sealed, 3, 8) end and closed_at is not null
  ) then raise exception 'sealed by a key that is closed' using errcode = '55000'; end if;
  return new;
end $$;
do $$ declare name text; begin
  foreach name in array array['record', 'draft', 'outgoing', 'link', 'batch', 'batch_row', 'archive_job', 'signing_key', 'ticket', 'totp'] loop
    execute format('create trigger sealed_by_open_key before insert or update of sealed on %I for each row when (new.sealed is not null) execute function sealed_by_open_key()', name);
  end loop;
end $$;

-- Whoever is erased leaves no link, no text and no printed code behind.
grant delete on link, outgoing, printed to tepei_app;
create policy link_leave on link for delete to tepei_app using (by_house());
create policy outgoing_leave on outgoing for delete to tepei_app using (by_house());

-- Nothing was ever kept there: what is personal of somebody lies in records.
alter table person drop column sealed;

-- By how many keys, one over the other, the indexes are made by which a number is found; and none may be written by fewer.
create table finding_key (n integer primary key check (n between 1 and 255), since timestamptz not null default clock_timestamp());
insert into finding_key (n) values (1);
grant select, insert on finding_key to tepei_app;
grant update (number_index) on citizen to tepei_app;
alter table finding_key enable row level security;
create policy finding_key_reach on finding_key to tepei_app using (by_house());
create function found_by_newest_key() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare found bytea; layers integer := (select max(n) from finding_key);
begin
  execute format('select ($1).%I', tg_argv[0]) into found using new;
  if layers > 1 and (octet_length(found) <> 33 or substr(found, 33, 1) <> decode(lpad(to_hex(layers), 2, '0'), 'hex')) then
    raise exception 'an index by another key than that of today' using errcode = '55000';
  end if;
  return new;
end $$;
do $$ declare place text[]; begin
  foreach place slice 1 in array array[['account', 'phone_index'], ['person', 'citizen_index'], ['person', 'phone_index'], ['citizen', 'number_index'],
    ['link', 'phone_index'], ['outgoing', 'phone_index'], ['phone_code', 'phone_index']] loop
    execute format('create trigger %I before insert or update of %I on %I for each row when (new.%I is not null) execute function found_by_newest_key(%L)',
      'newest_' || place[2], place[2], place[1], place[2], place[2]);
  end loop;
end $$;
