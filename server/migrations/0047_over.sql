-- What came in on a demand beyond what was asked: it counts for nothing there, and is kept until it is given back.
create function fen_over(list jsonb) returns bigint language sql immutable parallel safe as $$
  select coalesce(sum((x ->> 'overFen')::bigint), 0)::bigint from jsonb_array_elements(coalesce(list, '[]'::jsonb)) x
$$;
