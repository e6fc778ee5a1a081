/** The list of accepted people is shown to the public, by number and digest, for as many working days as the policy says. A list that changed since is shown anew. */
import { z } from 'zod'
import { listChanges } from '../accounts.ts'
import { addWorkingDays } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { workingDaysAreKnown } from '../known-days.ts'
import { department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Notice, type Round } from './dossier.ts'
import { listIn, shownBy } from './list.ts'

type F = Facts<Round>
const count = (facts: F) => listIn(facts).count

const noticeIsHeld = rule(
  'noticeIsHeld',
  ({ policy }) => policy.procedure.publicNotice,
  ({ held }, _facts: F) => held,
  ({ dossier }) => dossier.status,
)

const somebodyIsListed = rule(
  'somebodyIsListed',
  ({ policy }) => ({ ...policy.procedure.publicNotice, value: 1 }),
  (least, facts: F) => count(facts) >= least,
  count,
)

const noMoreThanPlaces = rule(
  'noMoreThanPlaces',
  ({ policy, places }) => ({ value: Object.values(policy.tracks).reduce((sum, t) => sum + t.places.value, 0), clause: places.clause }),
  (most, facts: F) => count(facts) <= most,
  count,
)

/** A list that stands as it was shown is not shown twice, and one that changed as it was read is read again. */
const listHasChanged = rule(
  'listHasChanged',
  ({ policy }, { dossier }: F) => ({ ...policy.procedure.publicNotice, value: dossier.notice?.upTo }),
  (upTo, facts) => facts.balance(listChanges(facts.id)) === listIn(facts).changes && upTo !== listIn(facts).changes,
  facts => listIn(facts).changes,
)

const noticeDaysAreKnown = workingDaysAreKnown<F>(({ policy: { procedure } }) => ({
  ...procedure.publicNotice,
  value: procedure.publicNotice.value.workingDays,
}))

export const publishNotice = action({
  by: [department, leader],
  from: ['closed', 'noticed', 'announced'],
  to: 'noticed',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({}),
  rules: [noticeIsHeld, somebodyIsListed, noMoreThanPlaces, listHasChanged, noticeDaysAreKnown],
  counts: (_law, { id }) => [listChanges(id)],
  decide: ({ policy }, facts): Notice => {
    const to = addWorkingDays(facts.today, policy.procedure.publicNotice.value.workingDays)
    return { ...shownBy(listIn(facts), facts.dossier.notice), from: facts.today, to }
  },
  answerBy: ({ policy }, { today }) => addWorkingDays(today, policy.procedure.publicNotice.value.workingDays),
  apply: ({ notices }, { fact }) => ({ notice: fact, notices: [...(notices ?? []), fact] }),
  tells: ['body'],
})
