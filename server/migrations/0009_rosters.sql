-- Rosters on paper: what was read on scans.

-- The codes that were found on a file, read once: the same bytes show the same codes. No personal data: a code says document, version and page.
create table scan (
  sha256   text primary key,
  codes    text[] not null,
  pictures integer not null,
  at       timestamptz not null default now()
);
grant select, insert on scan to tepei_app;
