-- A host that is asked to take somebody who trains elsewhere: what it has to know to say yes or no, and nothing else of the training.

-- The host that a change of host would lead to. A column of its own, so that a save of another dossier leaves its index alone.
alter table dossier add column taker text generated always as (
  case when subject = 'training' and state #>> '{change,host}' is distinct from host then state #>> '{change,host}' end
) stored;
create index dossier_of_taker on dossier (taker) where taker is not null;

-- One row for each request to the asking host; by a link, of its round only. The row of the dossier itself stays out of its reach. The reason is handed out
-- sealed, and only where whoever asked let it be told.
create function change_asked_here() returns table (
  training text, round text, status text, name text, track text, field text, given_by text, programme text,
  study_start text, study_end text, asked_on text, asked_by text, let_go_on text, agreed_on text, lapses_on text, taken_by text, n integer, sealed bytea
)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.round, d.status, coalesce(p.name, d.id), d.track, s.state ->> 'field', d.host, d.state #>> '{change,programme}',
    d.state ->> 'studyStart', d.state ->> 'studyEnd', d.state #>> '{change,askedOn}', d.state #>> '{change,askedBy}', d.state #>> '{change,letGoOn}',
    d.state #>> '{change,agreedOn}', d.state #>> '{change,lapsesOn}', d.taker, r.n, r.sealed
  from dossier d left join person p on p.id = d.person
  left join dossier s on s.subject = 'placement' and s.id = d.id
  left join lateral (
    select r.n, r.sealed from record r where r.subject = 'training' and r.id = d.id and r.kind = 'changeReason'
      and d.state #>> '{change,tellsWhy}' = 'true' order by r.n desc limit 1
  ) r on true
  where d.taker = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
    and coalesce(current_setting('tepei.only', true), '') in ('', 'hosting/' || d.round || '.' || d.taker)
$$;
