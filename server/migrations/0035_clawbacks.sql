-- Money that comes back: the database itself refuses a demand on which more came in, or was given up, than was asked.

create function fen_in(list jsonb) returns bigint language sql immutable parallel safe as $$
  select coalesce(sum((x ->> 'amountFen')::bigint), 0)::bigint from jsonb_array_elements(coalesce(list, '[]'::jsonb)) x
$$;
-- What came in and what was given up, against the sum and the interest that was charged on it.
alter table dossier add constraint never_more_back_than_asked check (
  subject <> 'payment' or state -> 'received' is null
  or fen_in(state -> 'received') + fen_in(state -> 'waived')
    <= (state ->> 'amountFen')::bigint + coalesce((state #>> '{interest,chargedFen}')::bigint, 0)
);
