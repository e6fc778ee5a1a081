-- Who comes in by phone or by link, and citizens by names that say nothing of them.

-- A citizen, whichever accounts were opened: ledgers and entries know the name, and once its row is gone nobody is meant by it.
create table citizen (id text primary key, number_index bytea not null unique);
grant select, insert, delete on citizen to tepei_app;
