-- Places that two bodies move by agreement: a dossier that both of them reach.

-- The body that gives; the one that takes is the dossier's body. A column of its own, so that a save of another dossier leaves its index alone.
alter table dossier add column giver text generated always as (case when subject = 'move' then state ->> 'from' end) stored;
create index dossier_of_giver on dossier (giver, round, subject, status, id) where giver is not null;

-- One more way to reach a dossier beside those of `dossier_reach`, and none to a session that came by a link to one application.
create policy dossier_reach_of_giver on dossier for select to tepei_app using (
  giver = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
  and coalesce(current_setting('tepei.only', true), '') = ''
);
