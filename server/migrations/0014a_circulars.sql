-- Circulars: whom each was sent to, so that who has no phone number is not forgotten.

create table circular_recipient (
  circular    text not null,
  person      text not null references person,
  application text not null,
  by_phone    boolean not null,
  primary key (circular, person)
);
alter table circular_recipient enable row level security;
create policy circular_recipient_reach on circular_recipient to tepei_app using (coalesce(current_setting('tepei.everything', true), '') = 'on');
grant select, insert, delete on circular_recipient to tepei_app;
create index circular_recipient_calls on circular_recipient (circular, person) where not by_phone;
