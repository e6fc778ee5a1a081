/** What stands masked on a form, whole, for those whose duty it is: with a reason, which is on record before a digit is shown. */
import { maskedPlaces, reasonMinutes, textAt } from '../../core/masking.ts'
import { questions } from '../../core/question.ts'
import { findForm } from '../form-record.ts'
import { placeOf } from '../seal.ts'
import { type Asking, answering } from './asking.ts'
import { hasDuty } from './form.ts'
import { findLook } from './look.ts'

type Reason = { readonly reason: string; readonly result: 'shown' | 'shownAgain' }

/** Given in this session for this application, and not longer ago than a reason serves; a look on the same reason doesn't draw it out. */
const standingText = `
select reason from access_log where account = $1 and asked = 'formInFull' and subject = 'application' and id = $2 and result = 'shown'
  and session = trail('session') and at > now() - make_interval(mins => $3) order by seq desc limit 1`
const findStanding = async ({ query }: Asking, account: string, id: string): Promise<Reason | undefined> => {
  const [found] = await query<{ reason: string }>(standingText, [account, id, reasonMinutes])
  return found && { reason: found.reason, result: 'shownAgain' }
}

const logText = `
insert into access_log (account, asked, subject, id, reason, result, fields) values ($1, 'formInFull', 'application', $2, $3, $4, $5)`

export const formInFull = answering(questions.formInFull, async (asking, { id, place, reason: given, words = '' }) => {
  const { query, session, site } = asking
  const look = await findLook(asking, 'application', id)
  if (!session || !look || !hasDuty(asking, look)) return undefined
  const account = session.account.id
  const why = given === undefined ? await findStanding(asking, account, id) : ({ reason: given, result: 'shown' } as const)
  const record = await findForm(query, id, 'handedIn')
  if (!record) return undefined
  if (!why) return { values: null }
  const places = place === undefined ? maskedPlaces : [place]
  await query(logText, [account, id, words === '' ? why.reason : `${why.reason} ${words}`, why.result, places])
  const form = site.house.seals.open(placeOf('application', id, 'form', record.n), record.sealed)
  return { values: places.flatMap(one => ({ place: one, value: textAt(form, one) ?? '' })).filter(({ value }) => value !== '') }
})
