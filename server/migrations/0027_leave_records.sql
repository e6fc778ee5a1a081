-- Leave is a record beside the status: whoever was in a status of leave studies on, with the request or the leave on record.
-- `tepei rebuild --write` gives earlier leaves the numbers by which they can be corrected.
update dossier set
  status = 'enrolled',
  waits_for = 'host',
  state = (state - 'leaveAsked')
    || jsonb_build_object('status', 'enrolled', 'awayNumber', jsonb_array_length(coalesce(state -> 'leaves', '[]')) + 1)
    || case when state ? 'leaveAsked' then jsonb_build_object('leavesAsked', jsonb_build_array(
      state -> 'leaveAsked' || jsonb_build_object('nth', jsonb_array_length(coalesce(state -> 'leaves', '[]')) + 1))) else '{}' end
where subject = 'training' and status in ('leaveAsked', 'onLeave');
