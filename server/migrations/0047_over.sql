-- What came in on a demand beyond what was asked: it counts for nothing there, and is kept until it is given back.

create function fen_listed(list jsonb, named text) returns bigint language sql immutable parallel safe as $$
  select coalesce(sum((x ->> named)::bigint), 0)::bigint from jsonb_array_elements(list) x
$$;
-- Most lists are empty: written into the statement that asks, these call nothing for those.
create or replace function fen_in(list jsonb) returns bigint language sql immutable parallel safe as $$
  select case when list is null or list = '[]'::jsonb then 0::bigint else fen_listed(list, 'amountFen') end
$$;
create function fen_over(list jsonb) returns bigint language sql immutable parallel safe as $$
  select case when list is null or list = '[]'::jsonb then 0::bigint else fen_listed(list, 'overFen') end
$$;
