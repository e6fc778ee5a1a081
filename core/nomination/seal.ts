/** The body puts up the scan of the printed, sealed roster. It must show exactly the version that was frozen, and nobody may have left since. */
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Nomination } from './dossier.ts'
import { withinWindow } from './rules.ts'
import { scanRules, sealing } from './scan-rules.ts'
import { codesOn, shownBy } from './shown.ts'

const nobodyLeftSince = rule(
  'nobodyLeftSince',
  ({ policy }) => policy.documents.sealedRoster,
  (_sealed, { dossier }: Facts<Nomination>) => !dossier.struckSince,
  ({ dossier }) => ({ version: dossier.version, lines: dossier.lines.length }),
)

/** Until codes were read an entry named one file, and somebody's word tied it to the version. */
const filesOf = (fact: { readonly scans?: readonly string[]; readonly scan?: string }): readonly string[] =>
  fact.scans ?? (fact.scan === undefined ? [] : [fact.scan])

export const seal = action({
  by: [body],
  from: ['finalised'],
  to: 'sealed',
  cites: ({ policy }) => policy.documents.sealedRoster,
  input: sealing,
  rules: [withinWindow, nobodyLeftSince, ...scanRules],
  decide: (_law, facts) => {
    const { scans, unread } = facts.input
    const shown = shownBy(facts, facts.input) ?? 'unread'
    const { version, hash = '' } = facts.dossier
    return {
      scans,
      version,
      hash,
      shown,
      pages: codesOn(facts)
        .map(c => c.page)
        .sort((a, b) => a - b),
      ...(shown === 'unread' && { unread }),
    }
  },
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.review.value),
  apply: (_dossier, { fact }) => ({ scan: { files: filesOf(fact), shown: fact.shown, unread: fact.unread } }),
  tells: ['department'],
})
