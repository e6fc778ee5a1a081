/** Is this certificate good? Whoever holds its code hears it; nobody can list them. */
import type { Certificate } from '../../core/certificate/dossier.ts'
import { verificationOf } from '../../core/certificate/verify.ts'
import { type Answered, questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { answering } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly state: Certificate
  readonly name: string | null
  readonly host: string | null
  readonly programme: string | null
}

const text = `
select c.id, c.state, p.name, t.host, t.state ->> 'programme' as programme
from certificate_of($1) c
left join person p on p.id = c.state ->> 'person'
left join dossier t on t.subject = 'training' and t.id = c.id`

const programmeIn = ({ hosts }: Law, host: string | null, programme: string | null) =>
  hosts.hosts.find(h => h.id === host)?.programmes.find(p => p.id === programme)?.name ?? null

const unknown: Answered<'certificate'> = {
  validity: 'unknown',
  name: null,
  programme: null,
  from: null,
  to: null,
  number: null,
  hours: null,
  modules: [],
}

export const certificate = answering(
  questions.certificate,
  async ({ site, query }, { code }) => {
    const [found] = await query<Read>(text, [code])
    const verification = found && verificationOf(code, found.state)
    if (!found || !verification || verification.verdict === 'unknown') return unknown
    const { verdict: validity, number } = verification
    if (verification.verdict !== 'valid') return { ...unknown, validity, number }
    const { hours, modules = [] } = verification
    const round = await findRound(site.house, query, found.state.round ?? '')
    const { studyStart, studyEnd } = found.state
    const programme = round ? programmeIn(round.law, found.host, found.programme) : null
    return {
      validity,
      name: found.name,
      programme,
      from: studyStart ?? null,
      to: studyEnd ?? null,
      number,
      hours: hours ?? null,
      modules: modules.map(({ name, hours }) => ({ name, hours })),
    }
  },
  'everything',
)
