/** A department's desk with certificates that wait for their paper, and a press that tells how often it printed which. */
import { rmSync } from 'node:fs'
import type { Actor } from '../core/facts.ts'
import { makeDue, type Read } from '../server/paper-making.ts'
import { withClient } from '../server/postgres/check.ts'
import type { Site } from '../server/questions/asking.ts'
import { openDesk } from './desk.ts'
import { hohhot, round } from './given.ts'

const issuedText = `
insert into dossier (subject, id, round, track, person, employer, body, status, since, n, hash, state)
select 'certificate', id, round, track, person, employer, body, 'issued', now(), 1, '',
  jsonb_build_object('status', 'issued', 'round', round, 'track', track, 'person', person, 'issuers', '[]'::jsonb, 'replaced', '[]'::jsonb,
    'number', jsonb_build_object('code', '内人社办函', 'year', 2023, 'number', $2::int))
from dossier where subject = 'application' and id = $1`

/** `names` are people who hold a certificate, by the id of their file. */
export const openPapers = async (names: Readonly<Record<string, string>>) => {
  const desk = await openDesk()
  for (const [i, [id, name]] of Object.entries(names).entries()) {
    await desk.applies(id, { name }, 'submitted')
    await withClient(desk.house.url, client => client.query(issuedText, [id, i + 1]))
  }
  const { site } = desk
  const printed: string[] = []
  /** Prints a few words in no time; each print is counted. */
  const read: Read = async (_asking, look) => () => {
    printed.push(look.id)
    return Buffer.from(`%PDF- ${look.id}`)
  }
  const post = (actor: Actor, path: string, payload: object = {}, key: string = crypto.randomUUID()) =>
    desk.app.inject({
      method: 'POST',
      url: `/api/paper-jobs/${path}`,
      headers: { ...desk.headersOf(actor), 'idempotency-key': key },
      payload,
    })
  const begin = async (actor: Actor, ids: readonly string[] = Object.keys(names), kind = 'certificate'): Promise<string> =>
    (await post(actor, 'begin', { kind, of: { ids } })).json().id
  const shown = async (actor: Actor, id: string) => {
    const answer = await desk.app.inject({ url: '/api/paperJobs', headers: desk.headersOf(actor) })
    return answer.json().find((job: { id: string }) => job.id === id)
  }
  const fetchZip = (actor: Actor, id: string) => desk.app.inject({ url: `/api/paper-jobs/${id}/zip`, headers: desk.headersOf(actor) })
  /** Whatever waits for its next try waits no longer. */
  const hurry = () => desk.house.database.query("update paper_job_row set not_before = clock_timestamp() where state = 'waiting'")
  const close = async () => {
    await desk.close()
    rmSync(site.filesFolder, { recursive: true, force: true })
  }
  const makeAll = (by: Site = site, how = read) => makeDue(by, how)
  return { ...desk, site, printed, read, post, begin, shown, fetchZip, hurry, makeAll, close, round, body: hohhot }
}
export type Papers = Awaited<ReturnType<typeof openPapers>>
