-- Hosts by link: one host of one round, and the people who are put to it.

-- A link is for one application or for what one host offers; `organisation` is the employer or the host.
alter table link alter column application drop not null, add column hosting text, add check (num_nonnulls(application, hosting) = 1);
create index link_hosting on link (hosting, made) where hosting is not null;

-- One more way to reach a dossier beside those of `dossier_reach`, for sessions by such a link: `tepei.only` then says 'hosting/ROUND.HOST', as no id does.
create policy dossier_reach_by_host_link on dossier for select to tepei_app using (
  coalesce(current_setting('tepei.only', true), '') like 'hosting/%'
  and subject in ('hosting', 'placement')
  and 'hosting/' || round || '.' || host = current_setting('tepei.only', true)
  and host = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
);

-- The form of a person who is with the asking host, as it was handed in: the server shows of it what the person wants to learn, and no number.
create function form_before_host(asked_for text) returns table (n integer, sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.n, r.sealed from record r
  where r.subject = 'application' and r.id = asked_for and r.kind = 'form'
    and r.n <= (select max(j.n) from journal j where j.subject = 'application' and j.id = asked_for and j.action = 'submit')
    and exists (select from dossier p where p.subject = 'placement' and p.id = asked_for and p.status <> 'cancelled'
      and p.host = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
      and coalesce(current_setting('tepei.only', true), '') in ('', 'hosting/' || p.round || '.' || p.host))
  order by r.n desc limit 1
$$;
