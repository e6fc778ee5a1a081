-- Policies written in the browser: what comes with a law, and two guards of its making.

-- A law keeps the order in which its author wrote it, which json keeps and jsonb does not.
alter table law alter column content type json using content::json;

-- The worked cases and the silent clauses that came with a law; the next year's copy begins with them.
create table law_beside (
  digest   text primary key references law,
  examples json not null,
  silent   json not null
);
grant select, insert, update on law_beside to tepei_app;

create function law_is_never_changed() returns trigger language plpgsql as $$
begin raise exception 'a law is never changed' using errcode = '42501'; end $$;
create trigger law_is_never_changed before update or delete or truncate on law
  for each statement execute function law_is_never_changed();

-- Nobody approves a text that they had a hand in: the catalogue's rule says so, and here once more.
create function nobody_approves_own_edition() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from journal j where j.subject = new.subject and j.id = new.id and j.actor = new.actor
      and j.action <> all (array['approve', 'sendBack', 'publish', 'abandon'])
  ) then raise exception 'nobody approves a text that they had a hand in' using errcode = '42501'; end if;
  return new;
end $$;
create trigger nobody_approves_own_edition before insert on journal for each row
  when (new.subject = 'edition' and new.action = 'approve') execute function nobody_approves_own_edition();

create index dossier_editions on dossier (since, id) where subject = 'edition';
