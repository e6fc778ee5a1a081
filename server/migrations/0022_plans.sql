-- A row of a batch may have an input of its own, sealed like the batch's: each person of a plan is put forward for another seat. It goes when the batch has ended.

alter table batch_row add column sealed bytea;
