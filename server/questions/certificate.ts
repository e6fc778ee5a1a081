/** Is this certificate good? Whoever holds its code hears it; nobody can list them. */
import type { Certificate } from '../../core/certificate/dossier.ts'
import { findCode } from '../../core/certificate/signed.ts'
import { verificationOf } from '../../core/certificate/verify.ts'
import { type Answered, questions } from '../../core/question.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly id: string
  readonly state: Certificate
  readonly name: string | null
  readonly host: string | null
  readonly programme: string | null
}

const text = `
select c.id, c.state, (select p.name from person p where p.id = c.state ->> 'person') as name, t.host, t.state ->> 'programme' as programme
from certificate_of($1) c
left join dossier t on t.subject = 'training' and t.id = c.id`

const programmeIn = ({ hosts }: Law, host: string | null, programme: string | null) =>
  hosts.hosts.find(h => h.id === host)?.programmes.find(p => p.id === programme)?.name ?? null

const unknown: Answered<'certificate'> = {
  validity: 'unknown',
  name: null,
  programme: null,
  from: null,
  to: null,
  since: null,
  newNumber: null,
  hours: null,
  modules: [],
}

const logText = `insert into access_log (account, asked, subject, id, reason) values ($1, 'certificate', 'certificate', $2, $3)`

const answerTo = async ({ site, query }: Asking, code: string, found: Read | undefined): Promise<Answered<'certificate'>> => {
  const verification = found && verificationOf(code, found.state)
  if (!found || !verification || verification.verdict === 'unknown') return unknown
  if (verification.verdict !== 'valid') {
    const { verdict: validity, on: since, number } = verification
    return { ...unknown, validity, since, newNumber: validity === 'replaced' ? number : null }
  }
  const { hours, modules = [] } = verification
  const round = await findRound(site.house, query, found.state.round ?? '')
  const { studyStart, studyEnd } = found.state
  return {
    ...unknown,
    validity: 'valid',
    name: found.name,
    programme: round ? programmeIn(round.law, found.host, found.programme) : null,
    from: studyStart ?? null,
    to: studyEnd ?? null,
    hours: hours ?? null,
    modules: modules.map(({ name, hours }) => ({ name, hours })),
  }
}

/** Each look is written down with what it found; a code that is none names no certificate. */
export const certificate = answering(
  questions.certificate,
  async (asking, { code: typed }) => {
    const code = findCode(typed) ?? typed
    const [found] = await asking.query<Read>(text, [code])
    const answer = await answerTo(asking, code, found)
    await asking.query(logText, [
      asking.session?.account.id ?? 'visitor',
      answer.validity === 'unknown' ? null : (found?.id ?? null),
      answer.validity,
    ])
    return answer
  },
  'everything',
)
