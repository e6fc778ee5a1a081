/** The body puts up the scan of the printed, sealed roster. It must show the version that was frozen, and nobody may have left since. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { body } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Nomination } from './dossier.ts'
import { withinWindow } from './rules.ts'

const input = z.strictObject({ scan: z.string().regex(/^[0-9a-f]{64}$/), version: z.int().positive() })

type Given = Facts<Nomination> & { readonly input: z.output<typeof input> }

const scanShowsFrozenVersion = ruleOfInput(
  'scanShowsFrozenVersion',
  ({ policy }, { dossier }: Given) => ({ ...policy.documents.sealedRoster, value: dossier.version }),
  (version, facts) => facts.input.version === version,
  facts => facts.input.version,
)

const nobodyLeftSince = rule(
  'nobodyLeftSince',
  ({ policy }) => policy.documents.sealedRoster,
  (_sealed, { dossier }: Facts<Nomination>) => !dossier.struckSince,
  ({ dossier }) => ({ version: dossier.version, lines: dossier.lines.length }),
)

export const seal = action({
  by: [body],
  from: ['finalised'],
  to: 'sealed',
  cites: ({ policy }) => policy.documents.sealedRoster,
  input,
  rules: [withinWindow, nobodyLeftSince, scanShowsFrozenVersion],
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.review.value),
  apply: (_dossier, { fact }) => ({ scan: fact.scan }),
  tells: ['department'],
})
