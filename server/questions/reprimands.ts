/** The reprimands on the public page: those whose days run, and that no appeal or correction has taken down. */

import type { Discipline } from '../../core/discipline/dossier.ts'
import { writtenNumber } from '../../core/number/register.ts'
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { findRound } from './law.ts'
import { refOf } from './notice.ts'

type Read = {
  readonly id: string
  readonly state: Discipline
  readonly name: string
  readonly zh: string
  readonly en: string
}

const text = `
select d.id, d.state, p.name, coalesce(e.zh, d.employer) as zh, coalesce(e.en, d.employer) as en
from dossier d join person p on p.id = d.person left join organisation e on e.id = d.employer
where d.round = $1 and d.subject = 'discipline' and d.status in ('reprimanded', 'appealed', 'upheld')
  and d.state #>> '{published,until}' >= $2 and d.state #>> '{published,takenDownOn}' is null
order by d.state #>> '{published,from}' desc, d.id limit 500`

export const reprimands = answering(
  questions.reprimands,
  async ({ site, query, today }, { round }) => {
    const found = await findRound(site.house, query, round)
    if (!found) return undefined
    const grounds = found.law.policy.training.discipline.grounds.value
    const rows = await query<Read>(text, [round, today])
    return {
      rows: rows.flatMap(({ id, state: { ground, reprimand, published, sanction }, name, zh, en }) =>
        reprimand && published
          ? [
              {
                ref: refOf(site.house.seals, id),
                name,
                employer: { zh, en },
                ground: grounds.find(g => g.code === ground)?.name ?? { zh: ground ?? '', en: ground ?? '' },
                clause: sanction?.clause ?? '',
                number: writtenNumber(reprimand),
                ...{ from: published.from, until: published.until },
              },
            ]
          : [],
      ),
    }
  },
  'everything',
)
