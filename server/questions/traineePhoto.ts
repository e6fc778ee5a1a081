/** The photograph of somebody at the desk of the host that they enrol with, on the days on which they may. */
import { questions } from '../../core/question.ts'
import { daysOfCohort } from '../../core/training/deferral/cohorts.ts'
import { readKept } from '../files.ts'
import { partIn, textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering, organisationsWith } from './asking.ts'
import { findLook } from './look.ts'
import { trainingIn } from './months.ts'

const mostBytes = 2 * 1024 * 1024
const typeOf = (bytes: Buffer): string | undefined => {
  const start = bytes.subarray(0, 4).toString('hex')
  return start.startsWith('ffd8ff') ? 'image/jpeg' : start === '89504e47' ? 'image/png' : undefined
}

const formText = 'select n, sealed from form_before_host($1)'
const photoOf = async ({ query, site }: Asking, id: string): Promise<string | null> => {
  const [row] = await query<{ n: number; sealed: Buffer }>(formText, [id])
  const form = row && site.house.seals.open(placeOf('application', id, 'form', row.n), row.sealed)
  const sha256 = textIn(partIn(partIn(form, 'identity'), 'photo'), 'sha256')
  const bytes = sha256 === undefined ? undefined : await readKept(site.filesFolder, sha256)
  const type = bytes && bytes.length <= mostBytes ? typeOf(bytes) : undefined
  return bytes && type !== undefined ? `data:${type};base64,${bytes.toString('base64')}` : null
}

const logText = "insert into access_log (account, asked, subject, id) values ($1, 'traineePhoto', 'training', $2)"

export const traineePhoto = answering(questions.traineePhoto, async (asking, { training: id }) => {
  const { session, today, query } = asking
  const look = await findLook(asking, 'training', id)
  if (!look || !session || look.state.status !== 'notified') return undefined
  const { host, cohort, enrolUntil } = trainingIn(look.state)
  const { from, to } = daysOfCohort(look.law, cohort).value
  const isTheirs = organisationsWith(asking, 'host').some(one => one === host)
  if (!isTheirs || today < from || today > (enrolUntil ?? to)) return undefined
  await query(logText, [session.account.id, id])
  return { photo: await photoOf(asking, id) }
})
