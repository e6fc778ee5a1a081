-- Expert panels: experts reach no row of anybody; what they score comes through three doors that ask who is at them.

-- Where an expert works, in full names: what a conflict with an applicant is computed from. It stands with the seat and in the registry.
alter table seat add column works_at text;
create or replace function seat_line(s seat) returns jsonb language sql immutable as $$
  select jsonb_build_object('seat', s.id, 'account', s.account, 'role', s.role, 'organisation', s.organisation,
    'from', s.from_day, 'to', s.to_day, 'actingFor', s.acting_for)
    || case when s.works_at is null then '{}'::jsonb else jsonb_build_object('worksAt', s.works_at) end
$$;

-- Whoever is asked to score a file and has neither stood aside nor been struck. A column of its own, so that a save of anything else writes no index.
alter table dossier add column scorers jsonb generated always as (case when subject = 'review'
  then jsonb_path_query_array(state, '$.asked[*] ? (@.answer == "waiting" || @.answer == "scored").expert') end) stored;
create index dossier_scorers on dossier using gin (scorers) where scorers is not null;

-- The files of the expert who asks; nobody else's, and of the other experts nothing.
create function reviews_before_me() returns table (id text, round text, track text, status text, since timestamptz, due date, mine jsonb, title text, employer_zh text, employer_en text, stands text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.round, r.track, r.status, r.since, r.due,
    jsonb_path_query_first(r.state, '$.asked[*] ? (@.expert == $me)', jsonb_build_object('me', current_setting('tepei.account', true))),
    coalesce(p.name, ''), e.zh, e.en, a.status
  from dossier r join dossier a on a.subject = 'application' and a.id = r.id
    left join person p on p.id = a.person left join organisation e on e.id = a.employer
  where r.scorers @> to_jsonb(nullif(current_setting('tepei.account', true), '')) and r.status <> 'dropped'
    and a.person is distinct from nullif(current_setting('tepei.person', true), '')
$$;

-- The form of such a file as it was handed in, while it is being scored.
create function form_before_me(asked_for text) returns table (n integer, sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.n, r.sealed from record r
  where r.subject = 'application' and r.id = asked_for and r.kind = 'form'
    and r.n <= (select max(j.n) from journal j where j.subject = 'application' and j.id = asked_for and j.action = 'submit')
    and exists (select from reviews_before_me() mine where mine.id = asked_for and mine.status = 'convened'
      and mine.stands in ('nominated', 'accepted', 'contested'))
  order by r.n desc limit 1
$$;

-- What the expert gave for it themself.
create function score_of_mine(asked_for text) returns table (n integer, sealed bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.n, r.sealed from record r join journal j on j.subject = r.subject and j.id = r.id and j.n = r.n
  where r.subject = 'review' and r.id = asked_for and r.kind = 'score' and j.actor = nullif(current_setting('tepei.account', true), '')
  order by r.n desc limit 1
$$;

-- Until the result is decided nobody but the decision itself opens a score.
drop policy record_reach on record;
create policy record_reach on record to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on'
  or exists (select from dossier d where d.subject = record.subject and d.id = record.id and (record.kind <> 'score' or d.status = 'closed'))
);

-- An officer reaches no review of their own case, as no objection to themselves.
drop policy dossier_reach on dossier;
create policy dossier_reach on dossier for select to tepei_app using (
  subject = 'round'
  or (
    reaches(person, employer, body, host)
    and (
      coalesce(current_setting('tepei.only', true), '') = ''
      or (subject = 'application' and id = current_setting('tepei.only', true))
    )
  )
  or (
    round = any ((select rounds_here())::text[])
    and (
      subject not in ('objection', 'review')
      or coalesce(state #>> '{against,person}', state #>> '{about,person}') is distinct from nullif(current_setting('tepei.person', true), '')
    )
  )
  or (subject = 'edition' and state ->> 'law' = any ((select laws_here())::text[]))
);

-- Nobody scores a file that they were not asked to, nor their own: the catalogue says so, and here once more.
create function only_who_was_asked_scores() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from dossier r where r.subject = 'review' and r.id = new.id and r.scorers @> to_jsonb(new.actor)
      and r.state #>> '{about,person}' is distinct from (select a.person from account a where a.id = new.actor)
  ) then raise exception 'only who was asked scores a file' using errcode = '42501'; end if;
  return new;
end $$;
create trigger only_who_was_asked_scores before insert on journal for each row
  when (new.subject = 'review' and new.action = 'score') execute function only_who_was_asked_scores();
