-- Who owes what, since when and until when; and who was told that it is late.

-- The duties of each dossier as it stands, made anew from its state whenever the journal has an entry of it. Nothing is lost with these rows: they are read from the dossiers.
create table duty (
  subject  text not null,
  id       text not null,
  what     text not null,
  who      text not null,
  since    date not null,
  until    date,
  clause   text not null,
  round    text not null,
  track    text,
  party    text,
  person   text,
  employer text,
  body     text,
  host     text
);
create unique index duty_once on duty (subject, id, what, who, until) nulls not distinct;
create index duty_by_need on duty (round, (coalesce(until, '9999-12-31'::date)), subject, id, what, who);
create index duty_of_ower on duty (round, who, (coalesce(until, '9999-12-31'::date)), subject, id, what);
create index duty_of_person on duty (person, round) where person is not null;
create index duty_of_employer on duty (employer, round) where employer is not null;
create index duty_of_body on duty (body, round) where body is not null;
create index duty_of_host on duty (host, round) where host is not null;

alter table duty enable row level security;
-- As of the dossiers themselves, without a look at each of them. What a trainee reports of the employer is the office's to know, and an objection never its accused's.
create policy duty_reach on duty for select to tepei_app using (
  (round = any ((select rounds_here())::text[])
    and (subject <> 'objection' or exists (select from dossier d where d.subject = duty.subject and d.id = duty.id)))
  or (what <> 'breach' and subject not in ('objection', 'review') and coalesce(current_setting('tepei.only', true), '') = '' and reaches(person, employer, body, host))
  or coalesce(current_setting('tepei.everything', true), '') = 'on'
);
create policy duty_write on duty for insert to tepei_app with check (current_setting('tepei.everything', true) = 'on');
create policy duty_end on duty for delete to tepei_app using (current_setting('tepei.everything', true) = 'on');
grant select, insert, delete on duty to tepei_app;

-- That a duty was late was told to somebody: once to whoever is at the desk, once to whoever stands over it, and never again.
create table escalation (
  seq          bigint generated always as identity primary key,
  at           timestamptz not null,
  subject      text not null,
  id           text not null,
  what         text not null,
  who          text not null,
  until        date not null,
  step         text not null,
  round        text not null,
  told         text not null references account,
  told_as      text not null,
  role         text not null,
  organisation text not null,
  message      bigint not null references message,
  unique (subject, id, what, who, until, step)
);
create index escalation_message on escalation (message);
create index escalation_told on escalation (told, seq);
create trigger escalation_is_never_changed before update or delete or truncate on escalation
  for each statement execute function journal_is_never_changed();
alter table escalation enable row level security;
-- Whoever reaches a duty hears who was told of it; it is asked for by its key only.
create policy escalation_reach on escalation for select to tepei_app using (
  coalesce(current_setting('tepei.everything', true), '') = 'on'
  or told = nullif(current_setting('tepei.account', true), '')
  or exists (select from duty u where u.subject = escalation.subject and u.id = escalation.id and u.what = escalation.what and u.who = escalation.who)
);
create policy escalation_write on escalation for insert to tepei_app with check (current_setting('tepei.everything', true) = 'on');
grant select, insert on escalation to tepei_app;

-- Two more kinds of links. `staff` is for an employer's contact, who sees the people of one round for whom they consented; `training` for one side of one
-- training, the employer or the person, who is asked what came of it.
alter table link drop constraint link_check, add column staff text, add column training text, add column person text,
  add constraint link_for_one check (num_nonnulls(application, hosting, staff, training) = 1);
create index link_staff on link (staff, made) where staff is not null;
create index link_training on link (training, made) where training is not null;

-- Whether whoever asks is the contact who consented to an application.
create function consented_here(asked_for text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from journal j where j.subject = 'application' and j.id = asked_for and j.action = 'consent'
    and j.actor = nullif(current_setting('tepei.account', true), ''))
$$;
create policy dossier_reach_by_staff_link on dossier for select to tepei_app using (
  coalesce(current_setting('tepei.only', true), '') like 'staff/%'
  and subject in ('training', 'payment')
  and 'staff/' || round || '.' || employer = current_setting('tepei.only', true)
  and employer = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
  and consented_here(coalesce(state ->> 'training', id))
);
create policy dossier_reach_by_training_link on dossier for select to tepei_app using (
  coalesce(current_setting('tepei.only', true), '') like 'training/%'
  and subject = 'training' and 'training/' || id = current_setting('tepei.only', true)
  and (person = nullif(current_setting('tepei.person', true), '')
    or employer = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ',')))
);
