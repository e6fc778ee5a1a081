/** The rows of an answer as they would be carried out, each with what stands in the way; words that nobody knows are explained here, once. */
import { Checkbox, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { AnswerRead } from '../../../core/parcel/read.ts'
import { programmeWord } from '../../../core/parcel/seats.ts'
import { plain } from '../../../core/parcel/sheet.ts'
import { isReady } from '../../../core/parcel/tie.ts'
import type { Saying } from '../../say.ts'
import { Refusals } from '../act/Refusals.tsx'
import { lastPage, Pages } from '../Pages.tsx'
import { useWide } from '../use-wide.ts'
import { useMinistryWords } from './doors.ts'
import type { Answering, Row } from './use-answer.ts'

const pageRows = 50
type One = { readonly row: Row; readonly read: AnswerRead; readonly answering: Answering; readonly saying: Saying }

const toExplain = ({ verdict }: Row) => verdict === 'hostUnknown' || verdict === 'programmeUnknown'
const shows = {
  all: (_row: Row) => true,
  ready: ({ verdict }: Row) => isReady(verdict),
  ask: toExplain,
  rest: (row: Row) => !isReady(row.verdict) && !toExplain(row),
} as const
type Show = keyof typeof shows
const showNames: readonly Show[] = ['all', 'ready', 'ask', 'rest']

function Explain({ row: { verdict, said, host }, read, answering, saying }: One) {
  const words = useMinistryWords()
  const { hosts = {}, programmes = {} } = answering.held?.words ?? {}
  const optionsOf = (all: AnswerRead['hosts']) => all.map(({ id, name }) => ({ value: id, label: saying.texts.pick(name) }))
  const select = (label: string, options: ReturnType<typeof optionsOf>, onChange: (id: string) => void) => (
    <Select
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      style={{ width: '100%', minWidth: 200 }}
      onChange={onChange}
    />
  )
  if (verdict === 'hostUnknown' && said.host)
    return (
      <>
        {select(words.whichHost(said.host), optionsOf(read.hosts), id =>
          answering.explain({ hosts: { ...hosts, [plain(said.host ?? '')]: id } }),
        )}
        <div className="quiet small">{words.hostMissing}</div>
      </>
    )
  if (verdict === 'programmeUnknown' && said.programme && host)
    return select(words.whichProgramme(said.programme), optionsOf(read.programmes[host.id] ?? []), id =>
      answering.explain({ programmes: { ...programmes, [programmeWord(host.id, said.programme ?? '')]: id } }),
    )
  return null
}

function Result(one: One) {
  const words = useMinistryWords()
  const { row, saying } = one
  const { verdict, host, programme, reason, wished, changed, refusals } = row
  const colour = isReady(verdict) ? 'good' : verdict === 'open' || verdict === 'same' ? '' : 'warn'
  const seat = [host, programme].flatMap(part => (part ? [saying.texts.pick(part.name)] : [])).join(' ')
  return (
    <div className="stack">
      <span>
        <span className={`tag ${colour}`}>{words.verdicts[verdict]}</span> {seat}
        {verdict === 'place' && !wished && <span className="tag warn">{words.outsideWishes}</span>}
        {verdict === 'return' && (reason === 'noHost' || reason === 'incompleteFile' || reason === 'other') && words.reasons[reason]}
      </span>
      {changed.map(({ head, was, is }) => (
        <div key={head} className="small late">
          {words.changed(head, was, is)}
        </div>
      ))}
      {refusals.length > 0 && <Refusals refusals={refusals} subject="placement" saying={saying} />}
      <Explain {...one} />
    </div>
  )
}

function Tick({ row: { code, name, verdict }, answering }: One) {
  const words = useMinistryWords()
  if (!isReady(verdict) || code === null) return null
  return (
    <Checkbox
      checked={answering.ticks.has(code)}
      aria-label={words.tickRow(name ?? code)}
      onChange={event => answering.tick(code, event.target.checked)}
    />
  )
}

const nameIn = ({ name, said }: Row) => name ?? said.name ?? '—'
const answerIn = ({ said }: Row) => [said.result, said.host, said.programme, said.reason].filter(Boolean).join(' ') || '—'

function Line(one: One) {
  const { row } = one
  return (
    <tr>
      <td>
        <Tick {...one} />
      </td>
      <td className="n">{row.n}</td>
      <th scope="row">
        {nameIn(row)}
        <div className="quiet small">{row.code ?? row.said.code}</div>
      </th>
      <td>{answerIn(row)}</td>
      <td>
        <Result {...one} />
      </td>
    </tr>
  )
}

/** On a phone each row is a card: nothing of it lies beyond the edge. */
function CardOf(one: One) {
  const words = useMinistryWords()
  const { row } = one
  return (
    <li>
      <div className="tight">
        <div className="row">
          <Tick {...one} />
          <b>{nameIn(row)}</b>
          <span className="quiet small">
            {row.code ?? row.said.code} · {words.sheetRow} {row.n}
          </span>
        </div>
        <div>
          <span className="quiet small">{words.said}</span> {answerIn(row)}
        </div>
        <Result {...one} />
      </div>
    </li>
  )
}

type Shown = Omit<One, 'row'> & { readonly rows: readonly Row[] }

function Table({ rows, ...one }: Shown) {
  const words = useMinistryWords()
  return (
    <table className="grid">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{words.tickAll}</span>
          </th>
          <th scope="col">{words.sheetRow}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.said}</th>
          <th scope="col">{words.result}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <Line key={row.n} row={row} {...one} />
        ))}
      </tbody>
    </table>
  )
}

function List({ rows, ...one }: Shown) {
  const words = useMinistryWords()
  if (!useWide())
    return (
      <ul className="cards" aria-label={words.said}>
        {rows.map(row => (
          <CardOf key={row.n} row={row} {...one} />
        ))}
      </ul>
    )
  return <Table rows={rows} {...one} />
}

export function Rows({ read, answering, saying }: Omit<One, 'row'>) {
  const words = useMinistryWords()
  const [show, setShow] = useState<Show>('all')
  const [asked, setAsked] = useState(1)
  const rows = read.rows.filter(shows[show])
  const page = Math.min(asked, lastPage(rows.length, pageRows))
  const counted = (name: Show) => `${words[name]} ${read.rows.filter(shows[name]).length}`
  return (
    <>
      <p role="status">{words.rows(read.rows.length, read.rows.filter(shows.ready).length)}</p>
      <div className="scroll">
        <Segmented
          aria-label={words.filters}
          value={show}
          options={showNames.map(value => ({ value, label: counted(value) }))}
          onChange={setShow}
        />
      </div>
      {rows.length === 0 ? (
        <p className="empty">{words.noRows}</p>
      ) : (
        <List rows={rows.slice((page - 1) * pageRows, page * pageRows)} read={read} answering={answering} saying={saying} />
      )}
      <Pages page={page} shown={rows.length} pageRows={pageRows} label={words.page_} onPage={setAsked} />
    </>
  )
}
