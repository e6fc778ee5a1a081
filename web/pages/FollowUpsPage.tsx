/** What came of the round: the follow-ups at each time of the policy, by body, and the people behind each number. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Answered } from '../../core/question.ts'
import { FollowUpRows } from '../parts/duty/FollowUpRows.tsx'
import { Outcome } from '../parts/duty/Outcomes.tsx'
import { SaveSheet } from '../parts/duty/SaveSheet.tsx'
import { useDutyWords } from '../parts/duty/use-duty.ts'
import { useSaying } from '../parts/law.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound } from '../queries.ts'
import { followUps as route } from '../router.tsx'
import type { Saying } from '../say.ts'
import type { FollowUpsSearch } from '../searches.ts'

type Part = { readonly found: Answered<'followUps'>; readonly search: FollowUpsSearch; readonly saying: Saying; readonly round: string }

function People({ found: { rows, next }, search, saying, round }: Part) {
  const words = useDutyWords()
  const navigate = useNavigate()
  const { t } = saying.texts
  const { after: _a, trail, ...narrowing } = search
  const seen = trail === undefined ? [] : trail.split(',')
  const go = (to: FollowUpsSearch) => navigate({ to: '/app/follow-ups', search: to })
  const back = () => {
    const [after, before] = [seen.at(-1), seen.slice(0, -1)]
    go({ ...narrowing, ...(after && { after }), ...(before.length > 0 && { trail: before.join(',') }) })
  }
  return (
    <section className="block" id="people">
      <header>
        <h2>{words.follow.people}</h2>
        <div className="tools row noprint">
          {Object.keys(narrowing).length > 0 && <Button onClick={() => go({})}>{words.clear}</Button>}
          <SaveSheet key={JSON.stringify(narrowing)} of="follow-ups" asked={{ round, ...narrowing }} disabled={rows.length === 0} />
        </div>
      </header>
      {rows.length === 0 ? <p className="empty">{words.none}</p> : <FollowUpRows rows={rows} saying={saying} />}
      {(next !== null || seen.length > 0) && (
        <nav className="in row noprint" aria-label={t.list.place(seen.length + 1)}>
          {seen.length > 0 && <Button onClick={back}>{t.list.previous}</Button>}
          {next !== null && (
            <Button onClick={() => go({ ...narrowing, after: next, trail: [...seen, search.after ?? ''].join(',') })}>{t.list.next}</Button>
          )}
        </nav>
      )}
    </section>
  )
}

export function FollowUpsPage() {
  const search = route.useSearch()
  const words = useDutyWords()
  const round = useRound()
  const saying = useSaying(round)
  const { trail: _, afterMonths, ...asked } = search
  const answer = useAsk(
    'followUps',
    { round: round ?? '', ...asked, ...(afterMonths !== undefined && { afterMonths: Number(afterMonths) }), limit: 50 },
    round !== undefined,
  )
  return (
    <div className="page">
      <div className="head">
        <h1>{saying.texts.t.pages.followUps}</h1>
        <div className="tools noprint">
          <Button autoInsertSpace={false} onClick={() => window.print()}>
            {words.print}
          </Button>
        </div>
      </div>
      <Known asked={answer}>
        {found => {
          const times = found.times.filter(({ asked: n }) => n > 0)
          if (times.length === 0) return <p className="empty">{words.follow.none}</p>
          return (
            <>
              {times.map(time => (
                <Outcome key={time.afterMonths} time={time} saying={saying} />
              ))}
              <People found={found} search={search} saying={saying} round={round ?? ''} />
            </>
          )
        }}
      </Known>
    </div>
  )
}
