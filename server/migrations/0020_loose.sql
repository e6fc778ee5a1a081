-- What was asked under a batch's key, so that the same key can't mean something else. A keyed index: what was typed can't be read from it.
alter table batch add column asked bytea;
