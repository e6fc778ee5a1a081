/** A hundred thousand dossiers of fifty rounds, made in the database itself; one round is published in earnest, the others are copies of it. */
import { withClient } from '../../server/postgres/check.ts'
import { department, hohhot, law, leader, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'

export const dossiers = 100_000
const rounds = 50

const copyRounds = `insert into dossier (subject, id, round, status, waits_for, since, n, hash, state)
  select subject, id || '-' || g, round, status, waits_for, since, n, hash, state from dossier, generate_series(1, ${rounds - 1}) g where subject = 'round'`

const insertDossiers = `insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
  select s.subject, 'x' || g || case s.subject when 'payment' then '.tuition' else '' end, r.round, t.track, 'p' || g, 'e' || g % 5000, b.body, h.host, s.status, s.waits_for,
    case when g % 3 = 0 then null else date '2022-04-01' + (g % 90) end, timestamptz '2022-03-03' + g * interval '1 second', 1, 'h',
    jsonb_build_object('status', s.status, 'round', r.round, 'track', t.track, 'person', 'p' || g, 'employer', 'e' || g % 5000, 'body', b.body,
      'host', h.host, 'item', 'tuition', 'amountFen', 100, 'code', 'code' || g, 'attested', '{}'::jsonb, 'preferences', '[]'::jsonb, 'wished', '[]'::jsonb,
      'objections', '[]'::jsonb, 'offered', '[]'::jsonb, 'leaves', '[]'::jsonb, 'cases', '[]'::jsonb, 'followUps', '[]'::jsonb, 'breaches', '[]'::jsonb,
      'undertakingsConfirmed', '[]'::jsonb, 'partyLifeConfirmed', '[]'::jsonb, 'bounces', '[]'::jsonb, 'received', '[]'::jsonb, 'version', 1)
  from generate_series(1, $1::int) g
  cross join lateral (select case g % ${rounds} when 0 then $2 else $2 || '-' || g % ${rounds} end as round) r
  cross join lateral (select (array['inside', 'outside'])[1 + g % 2] as track) t
  cross join lateral (select ($3::text[])[1 + (g / 7) % cardinality($3::text[])] as body) b
  cross join lateral (select ($4::text[])[1 + (g / 11) % cardinality($4::text[])] as host) h
  cross join lateral (select * from (values (0, 'application', 'submitted', 'employer'), (1, 'application', 'consented', 'body'),
    (2, 'placement', 'opened', 'department'), (3, 'training', 'enrolled', 'host'), (4, 'payment', 'payable', 'finance'),
    (5, 'certificate', 'issued', null), (6, 'application', 'draft', 'person')) v (k, subject, status, waits_for) where k = (g / ${rounds}) % 7) s`

const insertJournal = `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
  select subject, id, 1, 'open', 'officer', 'department', false, since, '2022.1', '{}', status, '', 'h' from dossier where subject <> 'round'`
const insertRest = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
  select subject, id, 2, 'submit', 'officer', 'person', true, since, '2022.1', '{}', status, '', md5('x700') || md5('x700')
  from dossier where subject = 'application' and status = 'submitted' and id like 'x%' order by id limit 1;
alter table posting disable trigger user;
insert into posting (entry, line, debit, credit, amount, clause, period)
  select seq, 1, 'fen/world', 'fen/owed/' || id, 100, '8.2', '2022-03' from journal where subject <> 'round';
alter table posting enable trigger user;
insert into message (entry, party) select seq, 'party ' || seq % 3000 from journal;
insert into record (subject, id, n, kind, sealed) select subject, id, 1, 'form', '\\x01' from dossier where subject = 'application' and id <> 'x700';
insert into person (id, name, pinyin) select 'p' || g, '示例' || g, 'shili' || g from generate_series(1, ${dossiers}) g on conflict do nothing;
insert into organisation (id, kind, zh, en) select 'e' || g, 'employer', '单位' || g, 'Unit ' || g from generate_series(0, 4999) g on conflict do nothing;
insert into counter (name, balance) select 'fen/owed/' || id, 100 from dossier where subject = 'payment' on conflict do nothing;
insert into duty (subject, id, what, who, since, until, clause, round, track, party, person, employer, body, host)
  select subject, id, status, waits_for, since::date, due, '9', round, track, employer, person, employer, body, host
  from dossier where subject = 'training';
vacuum analyze;`

/** A house with a published round and all that. */
export const seeded = async (): Promise<TestHouse> => {
  const house = await freshHouse(4)
  await house.settle(department, leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  const bodies = [hohhot, ...law.places.bodies.map(b => b.body)]
  await withClient(house.url, async client => {
    await client.query(copyRounds)
    await client.query(insertDossiers, [dossiers, round, bodies, law.hosts.hosts.map(h => h.id)])
    await client.query(insertJournal)
    for (const statement of insertRest.split(';\n')) await client.query(statement)
  })
  return house
}
