/** The auditor's workspace: what was out of the ordinary in a round, kind by kind, and the samples. It reads and changes nothing of the programme. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { type OversightKind, oversightKinds } from '../../core/oversight/kinds.ts'
import type { Answered } from '../../core/question.ts'
import { audit as route } from '../book-routes.tsx'
import { momentOf } from '../format.ts'
import { Export } from '../parts/Export.tsx'
import { useSaying } from '../parts/law.tsx'
import { NewestCheckpoint } from '../parts/oversight/EntryProof.tsx'
import { Samples } from '../parts/oversight/Samples.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useRound, useSession } from '../queries.ts'
import type { Saying } from '../say.ts'
import type { AuditSearch } from '../searches.ts'
import { type OversightWords, useOversightWords } from '../words/oversight.ts'

type Lines = Answered<'oversight'>
type Line = Lines['rows'][number]

/** A rule by its sentence; a reason as it was typed. */
const whyOf = ({ why }: Line, kind: OversightKind, { texts }: Saying) =>
  why !== null && (kind === 'ownCase' || kind === 'overtaken') ? texts.rule(why) : why

function LineItem({ line, kind, saying }: { readonly line: Line; readonly kind: OversightKind; readonly saying: Saying }) {
  const words = useOversightWords()
  const { subject, id, n, title, action, actor, role, at, due } = line
  const { texts } = saying
  const why = whyOf(line, kind, saying)
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject, id }}>
          {title}
        </Link>
        <span>
          {texts.w.subjects[subject].name} · {kind === 'exports' ? action : texts.action(subject, action)}
        </span>
      </div>
      <div className="quiet small">
        {momentOf(at)} · {texts.pick(actor)}
        {role !== null && texts.role(role) !== '' && ` · ${texts.role(role)}`}
        {n !== null && ` · ${words.entryN(n)}`}
        {due !== null && ` · ${words.dueOn(due)}`}
      </div>
      {why !== null && <p className="small">{why}</p>}
    </li>
  )
}

function Kinds({ search, kind, counts }: { readonly search: AuditSearch; readonly kind: OversightKind; readonly counts: Lines['counts'] }) {
  const words = useOversightWords()
  const { after: _, ...rest } = search
  return (
    <nav className="row in" aria-label={words.kind}>
      {oversightKinds.map(one => (
        <Link key={one} to="/app/audit" search={{ ...rest, kind: one }} aria-current={one === kind ? 'page' : undefined}>
          {words.kinds[one]} {counts.find(found => found.kind === one)?.count}
        </Link>
      ))}
    </nav>
  )
}

type Days = { readonly from?: string; readonly until?: string }

function Filters({ search, words }: { readonly search: AuditSearch; readonly words: OversightWords }) {
  const navigate = useNavigate()
  const find = ({ from, until }: Days) =>
    navigate({ to: '/app/audit', search: { ...(search.kind && { kind: search.kind }), ...(from && { from }), ...(until && { until }) } })
  return (
    <Form<Days>
      name="lines"
      key={`${search.from} ${search.until}`}
      layout="vertical"
      className="row in noprint"
      initialValues={{ from: search.from, until: search.until }}
      onFinish={find}
    >
      <Form.Item name="from" label={words.from}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="until" label={words.until}>
        <Input type="date" />
      </Form.Item>
      <Button htmlType="submit" autoInsertSpace={false}>
        {words.find}
      </Button>
      {(search.from || search.until) && <Button onClick={() => find({})}>{words.all}</Button>}
    </Form>
  )
}

function Turn({ search, next, words }: { readonly search: AuditSearch; readonly next: string | null; readonly words: OversightWords }) {
  const { after, ...rest } = search
  if (next === null && after === undefined) return null
  return (
    <p className="in row noprint">
      {after !== undefined && (
        <Link to="/app/audit" search={rest}>
          {words.first}
        </Link>
      )}
      {next !== null && (
        <Link to="/app/audit" search={{ ...rest, after: next }} rel="next">
          {words.next} →
        </Link>
      )}
    </p>
  )
}

function Found({ round, search, saying }: { readonly round: string; readonly search: AuditSearch; readonly saying: Saying }) {
  const words = useOversightWords()
  const kind = search.kind ?? 'overrides'
  const { from, until } = search
  const asked = useAsk('oversight', { round, ...search, kind })
  const narrowing = { kind, ...(from && { from }), ...(until && { until }) }
  return (
    <Known asked={asked}>
      {({ rows, counts, next }) => (
        <section className="block" aria-label={words.kinds[kind]}>
          <header>
            <h2>{words.kinds[kind]}</h2>
            <Export list="oversight" round={round} narrowing={narrowing} />
          </header>
          <Kinds search={search} kind={kind} counts={counts} />
          <p className="in quiet small">{words.means[kind]}</p>
          <Filters search={search} words={words} />
          {rows.length === 0 && <p className="empty">{words.nothing}</p>}
          <ul className="cards">
            {rows.map(line => (
              <LineItem key={line.seq} line={line} kind={kind} saying={saying} />
            ))}
          </ul>
          <Turn search={search} next={next} words={words} />
        </section>
      )}
    </Known>
  )
}

export function AuditPage() {
  const words = useOversightWords()
  const round = useRound()
  const saying = useSaying(round)
  const search = route.useSearch()
  const { data: session } = useSession()
  // Whoever answers findings sees the samples; the lists are for those who look over the office.
  const looksOver = session?.seats.some(({ role }) => role === 'auditor' || role === 'leader') === true
  return (
    <div className="page">
      <h1>{words.page}</h1>
      <p className="quiet">{words.note}</p>
      {looksOver && <NewestCheckpoint />}
      {round !== undefined && <Samples round={round} saying={saying} />}
      {round !== undefined && looksOver && <Found round={round} search={search} saying={saying} />}
    </div>
  )
}
