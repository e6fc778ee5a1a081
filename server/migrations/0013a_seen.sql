-- What an officer saw when they decided: the salted digest of it in the entry; the content lies sealed among the records.
alter table journal add column seen text;
