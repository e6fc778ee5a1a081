-- Each line of the access log says by which request it came: from where, in which session, as whom, which fields, and what came of it.

-- The server tells it at the start of each transaction. What the house does by itself, on no request, is its own.
create function trail(what text) returns text language sql stable as $$
  select nullif(current_setting('tepei.trail', true), '')::jsonb ->> what
$$;
create function trail_fields() returns text[] language sql stable as $$
  select coalesce((select array_agg(f) from jsonb_array_elements_text(nullif(current_setting('tepei.trail', true), '')::jsonb -> 'fields') f), '{}')
$$;

-- Lines from before stay as they were: checkpoints are signed over them.
alter table access_log add column request text, add column session text, add column address text, add column seat text,
  add column fields text[], add column result text;
alter table access_log alter column request set default coalesce(trail('request'), 'house'), alter column session set default coalesce(trail('session'), '-'),
  alter column address set default coalesce(trail('address'), '-'), alter column seat set default coalesce(trail('seat'), 'house'),
  alter column fields set default trail_fields(), alter column result set default 'shown';
