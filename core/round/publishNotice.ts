/** The list of accepted people is shown to the public, by number and digest, for as many working days as the policy says. A list that changed since is shown anew. */
import { z } from 'zod'
import { listChanges } from '../accounts.ts'
import { addWorkingDays } from '../calendar.ts'
import type { Facts, Listed } from '../facts.ts'
import { workingDaysAreKnown } from '../known-days.ts'
import { department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Notice, type Round } from './dossier.ts'

type F = Facts<Round>
const nothing: Listed = { count: 0, digest: '', changes: 0, joined: [], left: [] }
const listOf = ({ listed }: F): Listed => listed ?? nothing

const noticeIsHeld = rule(
  'noticeIsHeld',
  ({ policy }) => policy.procedure.publicNotice,
  ({ held }, _facts: F) => held,
  ({ dossier }) => dossier.status,
)

const somebodyIsListed = rule(
  'somebodyIsListed',
  ({ policy }) => ({ ...policy.procedure.publicNotice, value: 1 }),
  (least, facts: F) => listOf(facts).count >= least,
  facts => listOf(facts).count,
)

const noMoreThanPlaces = rule(
  'noMoreThanPlaces',
  ({ policy, places }) => ({ value: Object.values(policy.tracks).reduce((sum, t) => sum + t.places.value, 0), clause: places.clause }),
  (most, facts: F) => listOf(facts).count <= most,
  facts => listOf(facts).count,
)

/** A list that stands as it was shown is not shown twice, and one that changed as it was read is read again. */
const listHasChanged = rule(
  'listHasChanged',
  ({ policy }, { dossier }: F) => ({ ...policy.procedure.publicNotice, value: dossier.notice?.upTo }),
  (upTo, facts) => facts.balance(listChanges(facts.id)) === listOf(facts).changes && upTo !== listOf(facts).changes,
  facts => listOf(facts).changes,
)

const noticeDaysAreKnown = workingDaysAreKnown<F>(({ policy: { procedure } }) => ({
  ...procedure.publicNotice,
  value: procedure.publicNotice.value.workingDays,
}))

/** Who joined and left since the notice before: by count, as whoever left is named no more. */
const since = (before: Notice | undefined, { joined, left }: Listed) => {
  if (before?.upTo === undefined) return {}
  const { upTo, gone = 0 } = before
  return { joined: joined.filter(listed => listed >= upTo).length, left: left.filter(listed => listed < upTo).length - gone }
}

export const publishNotice = action({
  by: [department, leader],
  from: ['closed', 'noticed', 'announced'],
  to: 'noticed',
  cites: ({ policy }) => policy.procedure.publicNotice,
  input: z.strictObject({}),
  rules: [noticeIsHeld, somebodyIsListed, noMoreThanPlaces, listHasChanged, noticeDaysAreKnown],
  counts: (_law, { id }) => [listChanges(id)],
  decide: ({ policy }, facts): Notice => {
    const { count, digest: list, changes: upTo, left } = listOf(facts)
    const to = addWorkingDays(facts.today, policy.procedure.publicNotice.value.workingDays)
    return { count, list, from: facts.today, to, upTo, gone: left.length, ...since(facts.dossier.notice, listOf(facts)) }
  },
  answerBy: ({ policy }, { today }) => addWorkingDays(today, policy.procedure.publicNotice.value.workingDays),
  apply: ({ notices }, { fact }) => ({ notice: fact, notices: [...(notices ?? []), fact] }),
  tells: ['body'],
})
