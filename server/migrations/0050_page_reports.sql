-- What browsers refused of the house's own pages, counted by day: which page, which line of its policy, and where what was refused came from.
create table page_report (
  day date not null,
  page text not null check (page ~ '^[a-z/-]{1,40}$'),
  directive text not null check (directive ~ '^[a-z-]{1,40}$'),
  source text not null check (source in ('own', 'inline', 'elsewhere', 'extension')),
  n bigint not null,
  last timestamptz not null,
  primary key (day, page, directive, source)
);
grant select, insert, update, delete on page_report to tepei_app;
