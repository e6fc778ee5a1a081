-- The server logs in as a role that owns nothing, and every table that holds rows of somebody says itself who sees them.

grant select on migration to tepei_app;
-- A table of one's own could stand before the house's; the owner of another's database may not be let do this, and then the server refuses to start with such a role.
do $$ begin
  execute format('revoke create, temporary on database %I from public', current_database());
exception when insufficient_privilege then null; end $$;
revoke create on schema public from public;

-- A statement of the house itself: of sign-in, the post, the clock and the work that goes on in the background. Dossiers, entries and records it does not reach.
create function by_house() returns boolean language sql stable parallel safe as $$
  select coalesce(current_setting('tepei.everything', true), '') = 'on' or coalesce(current_setting('tepei.house', true), '') = 'on'
$$;
create function of_account(account text) returns boolean language sql stable parallel safe as $$
  select account = nullif(current_setting('tepei.account', true), '')
$$;

-- Who came in, who is trying to, and by which code or link: nobody's to see but the house's.
alter table session enable row level security;
create policy session_reach on session to tepei_app using (by_house());
alter table throttle enable row level security;
create policy throttle_reach on throttle to tepei_app using (by_house());
alter table setup_link enable row level security;
create policy setup_link_reach on setup_link to tepei_app using (by_house());
alter table phone_code enable row level security;
create policy phone_code_reach on phone_code to tepei_app using (by_house());
alter table link enable row level security;
create policy link_reach on link for select to tepei_app using (
  by_house() or exists (select from dossier d where (d.subject, d.id) in (('application', application), ('hosting', hosting), ('training', training)))
);
create policy link_write on link for insert to tepei_app with check (by_house());
create policy link_change on link for update to tepei_app using (by_house());

-- A person is seen by themselves and by whoever reaches a dossier of theirs.
alter table person enable row level security;
create policy person_reach on person for select to tepei_app using (
  by_house() or id = nullif(current_setting('tepei.person', true), '') or exists (select from dossier d where d.person = person.id)
);
create policy person_write on person for insert to tepei_app with check (by_house());
create policy person_change on person for update to tepei_app using (by_house());
create policy person_end on person for delete to tepei_app using (by_house());

-- A file is its owner's, and whoever's reach a dossier that names it is in; an expert's with the files that they are asked about.
alter table file_use enable row level security;
create policy file_use_reach on file_use for select to tepei_app using (
  by_house()
  or exists (select from dossier d where d.subject = file_use.subject and d.id = file_use.id)
  or (subject = 'application' and id in (select mine.id from reviews_before_me() mine))
);
create policy file_use_write on file_use for insert to tepei_app with check (by_house());
create policy file_use_end on file_use for delete to tepei_app using (by_house());
alter table file enable row level security;
create policy file_reach on file for select to tepei_app using (
  by_house() or of_account(owner) or exists (select from file_use u where u.sha256 = file.sha256)
);
create policy file_write on file for insert to tepei_app with check (by_house() or of_account(owner));
create policy file_change on file for update to tepei_app using (by_house() or of_account(owner));
create policy file_end on file for delete to tepei_app using (by_house());

-- What was told to somebody is theirs and their office's.
alter table message enable row level security;
create policy message_reach on message for select to tepei_app using (
  by_house()
  or party = nullif(current_setting('tepei.person', true), '')
  or party = 'account:' || nullif(current_setting('tepei.account', true), '')
  or split_part(party, ':', 2) = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
  or split_part(party, ':', 2) = any (string_to_array(nullif(current_setting('tepei.offices', true), ''), ','))
  or (party = 'ministry' and coalesce(current_setting('tepei.ministry', true), '') = 'on')
);
create policy message_write on message for insert to tepei_app with check (by_house());
create policy message_change on message for update to tepei_app using (true);

-- Anybody's look is written down; it is read by whoever looked, and by whoever reaches what was looked at.
alter table access_log enable row level security;
create policy access_log_reach on access_log for select to tepei_app using (
  by_house() or of_account(account)
  or exists (select from dossier d where d.subject = access_log.subject and d.id = access_log.id)
);
create policy access_log_write on access_log for insert to tepei_app with check (true);

-- Work that somebody left to the house.
alter table batch enable row level security;
create policy batch_reach on batch to tepei_app using (by_house() or of_account(account));
alter table batch_row enable row level security;
create policy batch_row_reach on batch_row to tepei_app using (by_house() or exists (select from batch b where b.id = batch_row.batch));
alter table paper_job enable row level security;
create policy paper_job_reach on paper_job to tepei_app using (by_house() or of_account(account));
alter table paper_job_row enable row level security;
create policy paper_job_row_reach on paper_job_row to tepei_app using (by_house() or exists (select from paper_job j where j.id = paper_job_row.job));
alter table archive_job enable row level security;
create policy archive_job_reach on archive_job to tepei_app using (
  by_house() or of_account(account) or round = any ((select rounds_here())::text[])
);

-- The codes that a printed form bears go with the form.
alter table printed enable row level security;
create policy printed_reach on printed to tepei_app using (
  by_house() or exists (select from dossier d where d.subject = 'application' and d.id = printed.application)
);
-- How an organisation heads its own sheet.
alter table sheet_head enable row level security;
create policy sheet_head_reach on sheet_head to tepei_app using (
  by_house()
  or organisation = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))
  or organisation = any (string_to_array(nullif(current_setting('tepei.offices', true), ''), ','))
);
