-- A certificate is found by the code that is asked for, by its place: since a column of dossiers is called like the parameter, the name means the column.
create or replace function certificate_of(asked text) returns table (id text, state jsonb) language sql stable rows 1 security definer set search_path = public, pg_temp as $$
  select c.id, c.state from dossier c where c.code = $1
  union all
  select c.id, c.state from dossier c where c.replaced @> jsonb_build_array(jsonb_build_object('code', $1))
  limit 1
$$;
