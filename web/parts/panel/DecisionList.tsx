/** The decision list of a track: files in the order of their results, with the places and the reserves. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Answered } from '../../../core/question.ts'
import { useAsk } from '../../queries.ts'
import type { PanelSearch } from '../../router.tsx'
import type { Saying } from '../../say.ts'
import { Clause } from '../law.tsx'
import { Known } from '../Waiting.tsx'
import { Each } from './Each.tsx'
import { useEach } from './use-each.ts'
import { pointsOf, usePanelWords } from './words.ts'

type List = Answered<'decisionList'>
type Row = List['rows'][number]
type Part = {
  readonly round: string
  readonly track: string
  readonly search: PanelSearch
  readonly mayClose: boolean
  readonly saying: Saying
}

const standingTag = {
  taken: 'tag good',
  within: 'tag go',
  tied: 'tag warn',
  reserve: 'tag',
  below: 'tag bad',
  unscored: 'tag',
} as const

function Result({ row }: { row: Row }) {
  const words = usePanelWords()
  if (row.review === 'none') return <span className="quiet">{words.notSent}</span>
  if (row.hundredths === null)
    return (
      <span className="quiet">
        {words.scoresIn(row.scoresIn, row.scoresWanted)}
        {row.due !== null && ` · ${row.due}`}
      </span>
    )
  return (
    <span>
      {row.rank !== null && <b>{words.rank(row.rank)}</b>} {words.points(pointsOf(row.hundredths))}{' '}
      <span className="quiet">{row.spread !== null && words.spread(row.spread)}</span>{' '}
      {row.wide && <span className="tag warn">{words.wide}</span>}
    </span>
  )
}

function Line({ row, saying }: { row: Row; saying: Saying }) {
  const words = usePanelWords()
  const { pick } = saying.texts
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: row.id }}>
          {row.title}
        </Link>
        <span className={standingTag[row.standing]}>{words.standing[row.standing]}</span>
      </div>
      <div className="row">
        <Result row={row} />
        {row.review !== 'none' && (
          <Link
            to="/app/dossier/$subject/$id"
            params={{ subject: 'review', id: row.id }}
            aria-label={`${words.toPanel}：${row.title}`}
            className="small"
          >
            {words.toPanel}
          </Link>
        )}
      </div>
      <div className="quiet small">{[row.employer, row.body].flatMap(name => (name ? [pick(name)] : [])).join(' · ')}</div>
    </li>
  )
}

function Figures({ list, saying }: { list: List; saying: Saying }) {
  const words = usePanelWords()
  const { terms, figures, places } = list
  return (
    <div className="tight">
      <p>
        {words.terms(terms.experts, terms.scale.from, terms.scale.to, terms.passes)}
        {terms.drops === 'highestAndLowest' && ` · ${words.drops}`} <Clause id={terms.clause} saying={saying} />
      </p>
      <p>
        {words.places(places)}
        {(['files', 'convened', 'readyToClose', 'closed', 'passed'] as const).map(name => (
          <span key={name}>
            {' · '}
            {words.figures[name]} <b>{figures[name]}</b>
          </span>
        ))}
      </p>
    </div>
  )
}

function Pages({ list, track, search, saying }: Pick<Part, 'track' | 'search' | 'saying'> & { list: List }) {
  const { t } = saying.texts
  const from = Number(search.after ?? 0)
  if (from === 0 && list.next === null) return null
  const before = Math.max(0, from - 50)
  return (
    <nav className="in row noprint" aria-label={t.list.place(Math.floor(from / 50) + 1)}>
      {from > 0 && (
        <Link to="/app/panel" search={{ track, ...(before > 0 && { after: String(before) }) }} rel="prev">
          ← {t.list.previous}
        </Link>
      )}
      <span className="quiet">{t.list.place(Math.floor(from / 50) + 1)}</span>
      {list.next !== null && (
        <Link to="/app/panel" search={{ track, after: list.next }} rel="next">
          {t.list.next} →
        </Link>
      )}
    </nav>
  )
}

function Whole({ list, track, search, mayClose, saying }: Omit<Part, 'round'> & { list: List }) {
  const words = usePanelWords()
  const each = useEach('close')
  const close = () => each.start(list.ready.map(({ id, title }) => ({ id, title, input: {} })))
  return (
    <>
      <div className="in stack">
        <Figures list={list} saying={saying} />
        <Each each={each} saying={saying} />
        {mayClose && list.ready.length > 0 && (
          <p>
            <Button type="primary" loading={each.progress !== undefined} onClick={close}>
              {words.close(list.ready.length)}
            </Button>
          </p>
        )}
      </div>
      {list.rows.length === 0 && <p className="empty">{words.listNone}</p>}
      <ol className="cards">
        {list.rows.map(row => (
          <Line key={row.id} row={row} saying={saying} />
        ))}
      </ol>
      <Pages list={list} track={track} search={search} saying={saying} />
    </>
  )
}

export function DecisionList(props: Part) {
  const words = usePanelWords()
  const { round, track, search } = props
  const asked = useAsk('decisionList', { round, track, limit: 50, ...(search.after !== undefined && { after: search.after }) })
  return (
    <section className="block" aria-label={words.list}>
      <header>
        <h2>{words.list}</h2>
      </header>
      <Known asked={asked}>{list => <Whole list={list} {...props} />}</Known>
    </section>
  )
}
