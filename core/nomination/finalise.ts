/** The body freezes the roster for printing: from now on a version number and a hash stand for exactly these lines in this order, and all that the sheet shows of them. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { minimaCounted, minimaOn, orNoShare } from '../round/shares.ts'
import { rule, ruleOfInput, ruleOverMany } from '../rule.ts'
import { action, findRoster, type Nomination } from './dossier.ts'
import { recommendedOf } from './lines.ts'
import { withinWindow } from './rules.ts'

const someoneIsRecommended = rule(
  'someoneIsRecommended',
  ({ policy }) => ({ ...policy.procedure.rosterPerTrack, value: 1 }),
  (least, { dossier }: Facts<Nomination>) => recommendedOf(dossier.lines).length >= least,
  ({ dossier }) => recommendedOf(dossier.lines).length,
)

/** A form that can't be read whole would be a gap on the sheet. */
const sheetShowsEveryLine = ruleOfInput(
  'sheetShowsEveryLine',
  ({ policy }, { dossier }: Facts<Nomination>) => ({ ...policy.procedure.rosterPerTrack, value: dossier.lines.map(l => l.application) }),
  (all, { sheet }) => sheet?.shows.length === all.length && all.every((id, i) => sheet.shows[i]?.application === id),
  ({ sheet }) => sheet?.shows.map(s => s.application),
)

const seatsOf = ({ id }: Pick<Facts<Nomination>, 'id'>) => {
  const roster = findRoster(id)
  return roster ? [roster] : []
}

const sharesAreMet = ruleOverMany<Facts<Nomination>>('sharesAreMet', (law, facts) =>
  orNoShare(law, minimaOn(law, 'nominated', seatsOf(facts), facts.balance)),
)

export const finalise = action({
  by: [body],
  from: ['compiled', 'returned'],
  to: 'finalised',
  cites: ({ policy }) => policy.procedure.rosterPerTrack,
  input: z.strictObject({}),
  rules: [withinWindow, someoneIsRecommended, sharesAreMet, sheetShowsEveryLine],
  counts: (law, facts) => minimaCounted(law, 'nominated', seatsOf(facts)),
  decide: (_law, { dossier: { version, lines }, sheet }) => ({
    version: version + 1,
    hash: sheet?.hash ?? '',
    lines: lines.map(({ application, as }, i) => ({ application, as, form: sheet?.shows[i]?.form ?? 0 })),
  }),
  keeps: ({ sheet }) => sheet && { kind: 'sheet', content: sheet.content },
  apply: (_dossier, { fact: { version, hash, lines } }) => ({
    version,
    hash,
    frozen: lines.map(({ application, form }) => ({ application, form })),
    struckSince: false,
    scan: undefined,
    returned: undefined,
  }),
})
