-- How many people an account was shown on its screen on a day, beside the records that it took out of the house. The same limit holds for each.
alter table bulk_read add column seen integer not null default 0;
alter table bulk_read add constraint bulk_read_seen_check check (seen between 0 and allowed);
