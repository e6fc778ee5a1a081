-- Three administrators who exclude each other, in one person's hands never two of them; and which proof was by a passkey.

create function administers(role text) returns boolean language sql immutable parallel safe as $$
  select role in ('administrator', 'system', 'security', 'auditor')
$$;

-- The accounts behind which the house knows the same citizen.
create function hands_of(whose text) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select array_agg(distinct b.id) from account a left join person p on p.id = a.person
  join account b on b.id = a.id or b.person = a.person
    or b.person in (select q.id from person q where q.citizen_index = p.citizen_index)
  where a.id = whose
$$;

-- Who watches finds none of their own acts among what the log holds: that is half a year at least (Cybersecurity Law, article 21).
create function administers_beside(one seat) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from seat s where s.account = any (hands_of(one.account)) and s.id <> one.id and s.role <> one.role and administers(s.role)
      and s.from_day <= s.to_day and s.from_day <= one.to_day and one.from_day <= s.to_day)
  or exists (
    select from seat s where s.account = any (hands_of(one.account)) and one.role = 'auditor' and s.role in ('administrator', 'system', 'security')
      and s.from_day <= one.to_day and one.from_day - 183 <= greatest(s.from_day, s.to_day))
$$;

-- The seat that holds all in one and the seats that divide it are never held at the same time, by whomever.
create function administers_undivided(one seat) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from seat s where s.id <> one.id and s.from_day <= s.to_day and s.from_day <= one.to_day and one.from_day <= s.to_day
      and case one.role when 'administrator' then s.role in ('system', 'security') when 'auditor' then false else s.role = 'administrator' end)
$$;

create function administrators_stay_apart() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.to_day < new.from_day then return new; end if;
  perform pg_advisory_xact_lock(20220311);
  if new.acting_for is not null then
    raise exception 'nobody acts for an administrator' using errcode = '42501';
  end if;
  if administers_beside(new) then
    raise exception 'one person holds one of the three administrators'' seats' using errcode = '42501';
  end if;
  if administers_undivided(new) then
    raise exception 'administrators are divided, or they are not' using errcode = '42501';
  end if;
  return new;
end $$;
-- After `seat_is_within`, as triggers run by name. What is held already stays as it is, and can always be ended.
create trigger three_administrators before insert on seat for each row
  when (administers(new.role)) execute function administrators_stay_apart();
create trigger three_administrators_longer before update on seat for each row
  when (administers(new.role) and new.to_day > old.to_day) execute function administrators_stay_apart();

-- An account that turns out to be the same citizen's as another brings no second of these seats.
create function citizen_brings_no_second_seat() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(20220311);
  if exists (select from seat s where s.account = new.id and administers(s.role) and s.from_day <= s.to_day and administers_beside(s)) then
    raise exception 'one person holds one of the three administrators'' seats' using errcode = '42501';
  end if;
  return null;
end $$;
create trigger citizen_brings_no_second_seat after update on account for each row
  when (new.person is not null and old.person is distinct from new.person) execute function citizen_brings_no_second_seat();

-- When a passkey was shown last, for whom a proof is by nothing less.
alter table session add column key_at timestamptz;

-- How many records of people went out to an account on a day (in the time of Beijing), and how many may: more is for another to allow.
create table bulk_read (
  account text not null references account,
  day     date not null,
  records integer not null default 0,
  allowed integer not null,
  primary key (account, day),
  check (records between 0 and allowed)
);
alter table bulk_read enable row level security;
create policy bulk_read_reach on bulk_read to tepei_app using (by_house() or of_account(account));
grant select, insert, update on bulk_read to tepei_app;
