/** The other issuer has agreed to the certificate: the department notes its word, of which day and by which paper. */
import { z } from 'zod'
import type { Law } from '../../policy/shape.ts'
import type { Facts } from '../facts.ts'
import { department } from '../roles.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, type Certificate } from './dossier.ts'

const input = z.strictObject({ on: z.iso.date(), reference: z.string().trim().min(1).max(80).optional() })
type Given = Facts<Certificate> & { readonly input: z.output<typeof input> }

export const wantedWord = ({ policy: { training } }: Law) =>
  training.certificate.coSign ?? { ...training.certificate.issuers, value: undefined }

const coSignIsForeseen = rule(
  'coSignIsForeseen',
  law => ({ ...wantedWord(law), value: { foreseen: wantedWord(law).value !== undefined } }),
  ({ foreseen }) => foreseen,
  ({ dossier }: Facts<Certificate>) => dossier.track,
)

const coSignedInTime = ruleOfInput(
  'coSignedInTime',
  (law, { today, dossier }: Given) => ({ ...wantedWord(law), value: { from: dossier.studyEnd ?? '', to: today } }),
  ({ from, to }, facts) => facts.input.on >= from && facts.input.on <= to,
  facts => facts.input.on,
)

export const coSign = action({
  by: [department],
  from: ['ready'],
  cites: ({ policy }) => policy.training.certificate.issuers,
  input,
  rules: [coSignIsForeseen, coSignedInTime],
  decide: (_law, facts) => ({ ...facts.input, noted: facts.today }),
  apply: (_dossier, { fact }) => ({ coSigned: fact }),
})
