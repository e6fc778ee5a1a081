/** A house of its own in which people have passed and others wait for their notice, before real doors: the demonstration's year is not so far yet when the journeys run. */
import type { BrowserContext } from '@playwright/test'
import { blank as blankCertificate } from '../../core/certificate/dossier.ts'
import type { Actor } from '../../core/facts.ts'
import { blank as blankTraining } from '../../core/training/dossier.ts'
import { startBatches } from '../../server/batches.ts'
import { startPaperJobs } from '../../server/paper-making.ts'
import { withClient } from '../../server/postgres/check.ts'
import { openDesk } from '../desk.ts'
import { department, employer, hohhot, imuBiology, personOf, round } from '../given.ts'
import { setup } from '../postgres.ts'

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, 'department', now(), 1, 'begun', $9)`

type Desk = Awaited<ReturnType<typeof openDesk>>
const put = ({ house }: Desk, subject: 'certificate' | 'training', id: string, state: { readonly status: string }) => {
  const { host, programme } = imuBiology
  const related = { round, track: 'inside', person: personOf(id).person, employer, body: hohhot, host, programme }
  const values = [subject, id, round, related.person, employer, hohhot, host, state.status, JSON.stringify({ ...related, ...state })]
  return withClient(house.url, client => client.query(rowText, values))
}

/** `passed` have a certificate to come, `expected` a notice. */
export const startIssuing = async (passed: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>) => {
  const stop = setup()
  const desk = await openDesk()
  for (const [id, name] of Object.entries({ ...passed, ...expected })) await desk.applies(id, { name }, 'submitted')
  for (const id of Object.keys(passed)) {
    await put(desk, 'training', id, { ...blankTraining, status: 'passed' })
    await put(desk, 'certificate', id, { ...blankCertificate, status: 'ready', ...{ studyStart: '2022-09-01', studyEnd: '2023-08-31' } })
  }
  for (const id of Object.keys(expected)) await put(desk, 'training', id, { ...blankTraining, status: 'expected' })
  const address = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const loops = [startBatches(desk.house), startPaperJobs(desk.site, 30)]
  const enter = async (context: BrowserContext, actor: Actor = department) => {
    const [name = '', value = ''] = desk.headersOf(actor).cookie.split('=')
    await context.addCookies([{ name, value, url: address }])
  }
  /** What was confirmed waits no longer for somebody to take it back. */
  const hurry = () => desk.house.database.query('update batch set due = clock_timestamp() where ended is null')
  const close = async () => {
    await Promise.all(loops.map(loop => loop.stop()))
    await desk.close()
    await stop()
  }
  return { address, enter, hurry, close, act: desk.house.act, turnTo: desk.house.turnTo }
}
