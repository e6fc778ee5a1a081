/** The pages that finance and an auditor open over a round of so many payments, over HTTP's own handlers: each owed, paid, and asked back in part. */
import { tmpdir } from 'node:os'
import { blank } from '../core/payment/dossier.ts'
import type { House } from '../server/house.ts'
import { openDoors } from '../server/http.ts'
import { withClient } from '../server/postgres/check.ts'
import { startSession } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'

const asked = { ...blank, item: 'clawback', payer: 'person', payee: 'fund', clause: '6.6', payBy: '2023-06-01' }

/** Of everybody a tenth of the allowance; every other has agreed on two parts, every fifth has paid the first too late. */
const demandsText = `
with given as (
  select 't' || g || '.clawback1' as id, 'p' || g as person, g, $2::jsonb || jsonb_build_object('status', 'demanded', 'round', $3::text, 'track', 'inside', 'person', 'p' || g,
    'training', 't' || g, 'amountFen', 48000, 'working', jsonb_build_object('way', 'byShare', 'lines', jsonb_build_array(jsonb_build_object('item', 'allowance',
      'paidFen', 480000, 'numerator', 1, 'denominator', 10, 'amountFen', 48000))))
    || case when g % 2 = 0 then '{"agreed":{"receivedFen":0,"parts":[{"on":"2023-06-01","amountFen":24000},{"on":"2023-12-01","amountFen":24000}]}}'::jsonb else '{}' end
    || case when g % 5 = 0 then '{"received":[{"amountFen":24000,"reference":"B","on":"2023-07-01"}]}'::jsonb else '{}' end as state
  from generate_series(1, $1::int) g),
owed as (insert into counter (name, balance) select 'fen/owed/' || id, case when g % 5 = 0 then 24000 else 48000 end from given),
told as (
  insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, due, status, prev, hash)
  select 'payment', id, 1, 'demand', 'head', 'leader', false, timestamptz '2023-05-01', '2022', '{}', date '2023-06-01', 'demanded', '', id || 1 from given
  union all select 'payment', id, 2, 'receive', 'cashier', 'finance', false, timestamptz '2023-07-01', '2022', '{}', date '2023-12-01', 'demanded', '', id || 2 from given where g % 5 = 0)
insert into dossier (subject, id, round, track, person, status, waits_for, due, since, n, hash, state)
select 'payment', id, $3, 'inside', person, 'demanded', 'finance', '2023-12-01', '2023-05-01', 1, 'h', state from given`

const pagesOf = (round: string) =>
  [
    ['the ageing list', 'cashier', `ageing?round=${round}`],
    ['the ageing list by age and name', 'cashier', `ageing?round=${round}&age=upTo180&q=${encodeURIComponent('学员77')}`],
    ['the money', 'cashier', `money?round=${round}`],
    ['who is behind a figure', 'cashier', `moneyBehind?round=${round}&column=paid`],
    ['statistics by item', 'auditor', `statistics?round=${round}`],
    ['statistics by body within quarters', 'auditor', `statistics?round=${round}&by=quarter&within=body`],
    ['the list that a sample is drawn from', 'auditor', `samplePreview?round=${round}&of=payment&from=2023-01-01&until=2023-12-31`],
    ['decisions that a sample is drawn from', 'auditor', `samplePreview?round=${round}&of=decision&from=2023-01-01&until=2023-12-31`],
    ['late acts', 'auditor', `oversight?round=${round}&kind=lateActs`],
    ['sums that changed', 'auditor', `oversight?round=${round}&kind=sumsChanged`],
    ['the statement of the host', 'cashier', `hostStatement?id=${round}.imu`],
    ['the lines of the run', 'cashier', `runLines?id=${round}.run.1`],
  ] as const

/** Each page once for what the server learns of it, then measured. */
export const pageSteps = async (house: House, ownerUrl: string, round: string, lines: number) => {
  await withClient(ownerUrl, async client => {
    await client.query(demandsText, [lines, JSON.stringify(asked), round])
    await client.query('vacuum analyze')
  })
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: tmpdir() }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const steps = []
  for (const [name, who, url] of pagesOf(round)) {
    const cookie = `tepei=${await startSession(house, who)}`
    const ask = async () => {
      const answer = await app.inject({ url: `/api/${url}`, headers: { cookie } })
      if (answer.statusCode !== 200) throw new Error(`${name} answered ${answer.statusCode} ${answer.body}`)
    }
    await ask()
    steps.push([`page: ${name}`, ask] as const)
  }
  return { steps, close: () => app.close() }
}
