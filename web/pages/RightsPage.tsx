/** Who could act at a moment, by the registry of seats as it stood then. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { useOfficeWords, useWho } from '../parts/office/use-office.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk, useSession } from '../queries.ts'
import { type RightsSearch, rights as route } from '../router.tsx'
import { useTexts } from '../texts.ts'

/** What a field of day and time says is said in the programme's zone. */
const instantOf = (local: string) => new Date(`${local}:00+08:00`).toISOString()
const localOf = (at: string) => momentOf(at).replace(' ', 'T')

type Typed = { readonly at: string; readonly q?: string }

function Right({ row }: { readonly row: Answered<'rightsAt'>['rows'][number] }) {
  const { pick, role } = useTexts()
  const words = useOfficeWords()
  const who = useWho()
  return (
    <li>
      <div className="first">
        <b>{who(row.name, row.actingFor)}</b>
        <span>
          {role(row.role)} · {pick(row.organisation)}
        </span>
      </div>
      <span className="quiet small">
        {words.until(row.from, row.to)} · {words.since(momentOf(row.since))}
      </span>
    </li>
  )
}

function Found({ search, at }: { readonly search: RightsSearch; readonly at: string }) {
  const { t } = useTexts()
  const words = useOfficeWords()
  const { at: _, ...rest } = search
  const asked = useAsk('rightsAt', { at, ...rest })
  return (
    <Known asked={asked}>
      {({ n, hash, rows, next }) => (
        <section className="block">
          <header>
            <h2>{momentOf(at)}</h2>
            <span className="quiet small">{words.rightsHead(n, hash.slice(0, 16))}</span>
          </header>
          {rows.length === 0 && <p className="empty">{words.noRights}</p>}
          <ul className="cards">
            {rows.map(row => (
              <Right key={`${row.account} ${row.role} ${row.from} ${row.since} ${row.organisation.zh}`} row={row} />
            ))}
          </ul>
          {next !== null && (
            <p className="in">
              <Link to="/app/rights" search={{ ...search, at, after: next }} rel="next">
                {t.list.next} →
              </Link>
            </p>
          )}
        </section>
      )}
    </Known>
  )
}

export function RightsPage() {
  const { t } = useTexts()
  const words = useOfficeWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const { data: session } = useSession()
  const at = search.at ?? (session ? instantOf(`${session.today}T23:59`) : undefined)
  const find = ({ at: typed, q }: Typed) => navigate({ to: '/app/rights', search: { at: instantOf(typed), ...(q && { q }) } })
  return (
    <div className="page">
      <h1>{words.rights}</h1>
      <p>{words.rightsNote}</p>
      {at !== undefined && (
        <Form<Typed> layout="vertical" className="row" initialValues={{ at: localOf(at), q: search.q }} onFinish={find}>
          <Form.Item name="at" label={words.at} rules={[{ required: true, message: t.act.required }]}>
            <Input type="datetime-local" />
          </Form.Item>
          <Form.Item name="q" label={words.search}>
            <Input maxLength={50} allowClear />
          </Form.Item>
          <Button htmlType="submit" autoInsertSpace={false}>
            {words.find}
          </Button>
        </Form>
      )}
      {at !== undefined && <Found search={search} at={at} />}
    </div>
  )
}
