-- What was asked under a batch's key, so that the same key can't mean something else. A keyed index: what was typed can't be read from it.
alter table batch add column asked bytea;

-- Which version of a form bears which short code on its pages, for whoever types it. Keyed: nothing of the form can be told from it.
create table printed (
  application text not null,
  code        bytea not null,
  version     integer not null,
  primary key (application, code)
);
grant select, insert on printed to tepei_app;
