/** Whoever waits on a track that the ministry places, with all that would go out of them and no more; those who are ticked become a parcel. */
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useAsk, useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Refusals } from '../act/Refusals.tsx'
import { Clause } from '../law.tsx'
import { lastPage, Pages } from '../Pages.tsx'
import { Scroll } from '../Scroll.tsx'
import { TickAll } from '../TickAll.tsx'
import { Known } from '../Waiting.tsx'
import { useMinistryWords } from './doors.ts'

const pageRows = 50
type Waiting = Answered<'toHandOver'>
type Track = Answered<'parcels'>['tracks'][number]
type Ticking = { readonly ticks: ReadonlySet<string>; readonly onTicks: (ticks: ReadonlySet<string>) => void }

function Heads({ columns }: Pick<Waiting, 'columns'>) {
  const words = useMinistryWords()
  return (
    <tr>
      <th scope="col">
        <span className="unseen">{words.tickAll}</span>
      </th>
      {columns.map(({ key, head }) => (
        <th key={key} scope="col">
          {head}
        </th>
      ))}
      <th scope="col">{words.wishes}</th>
      <th scope="col">{words.willing}</th>
    </tr>
  )
}

function People({ waiting: { columns, people }, page, ticks, onTicks }: { waiting: Waiting; page: number } & Ticking) {
  const words = useMinistryWords()
  const toggle = (id: string, on: boolean) => onTicks(new Set(on ? [...ticks, id] : [...ticks].filter(one => one !== id)))
  return (
    <Scroll label={words.parcels}>
      <table className="grid" style={{ minWidth: (columns.length + 3) * 92 }}>
        <thead>
          <Heads columns={columns} />
        </thead>
        <tbody>
          {people.slice((page - 1) * pageRows, page * pageRows).map(({ id, values, wishes, willing }) => (
            <tr key={id}>
              <td>
                <Checkbox checked={ticks.has(id)} aria-label={words.tick(values.name ?? id)} onChange={e => toggle(id, e.target.checked)} />
              </td>
              {columns.map(({ key }) => (
                <td key={key}>{values[key]}</td>
              ))}
              <td>{wishes.join('；')}</td>
              <td>{willing ? words.yes : words.no}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

type Making = {
  readonly round: string
  readonly track: Track
  readonly people: readonly string[]
  readonly saying: Saying
  readonly onMade: (batch: number) => void
}

const useMaking = ({ round, track, people, onMade }: Making) => {
  const refresh = useRefresh()
  const [key, setKey] = useState<string>()
  const [working, setWorking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const begin = () => {
    setOutcome(undefined)
    setKey(newId())
  }
  const go = async () => {
    setWorking(true)
    const came = await act('parcel', `${round}.${track.id}.${track.next}`, 'make', { round, track: track.id, people }, key)
    setWorking(false)
    setOutcome(came)
    if (came.kind !== 'done') return
    setKey(undefined)
    onMade(track.next)
    await refresh()
  }
  return { asked: key !== undefined, working, outcome, begin, go, leave: () => setKey(undefined) }
}

function Make(making: Making) {
  const words = useMinistryWords()
  const { track, people, saying } = making
  const { asked, working, outcome, begin, go, leave } = useMaking(making)
  return (
    <>
      <Button type="primary" disabled={people.length === 0} onClick={begin}>
        {words.make(people.length)}
      </Button>
      <Modal
        open={asked}
        title={words.sure(track.next, people.length)}
        okText={words.confirm}
        cancelText={saying.texts.t.act.cancel}
        okButtonProps={{ autoInsertSpace: false }}
        cancelButtonProps={{ autoInsertSpace: false }}
        confirmLoading={working}
        onOk={go}
        onCancel={leave}
      >
        <p>{words.sureNote}</p>
        {outcome && outcome.kind !== 'done' && (
          <div className="saying bad" role="alert">
            {outcome.kind === 'refused' ? <Refusals refusals={outcome.refusals} subject="parcel" saying={saying} /> : words.failed}
          </div>
        )}
      </Modal>
    </>
  )
}

function Whole({ waiting, ...making }: { waiting: Waiting } & Omit<Making, 'people'>) {
  const words = useMinistryWords()
  const { people, columns, clause, unread, more } = waiting
  const [ticks, setTicks] = useState<ReadonlySet<string>>(() => new Set(people.map(({ id }) => id)))
  const [asked, setAsked] = useState(1)
  const page = Math.min(asked, lastPage(people.length, pageRows))
  const chosen = people.map(({ id }) => id).filter(id => ticks.has(id))
  return (
    <div className="in stack">
      <p>
        {words.columns(columns.length)} <b>{columns.map(({ head }) => head).join('、')}</b> <Clause id={clause} saying={making.saying} />
      </p>
      {unread.length > 0 && <p className="saying warn">{words.unread(unread.map(({ name }) => name).join('、'))}</p>}
      {more && <p className="saying warn">{words.more}</p>}
      <div className="row">
        <TickAll
          open={people.length}
          ticked={people.filter(({ id }) => ticks.has(id)).length}
          label={words.tickAll}
          onAll={on => setTicks(new Set(on ? people.map(({ id }) => id) : []))}
        />
        <Make {...making} people={chosen} />
      </div>
      <People waiting={waiting} page={page} ticks={ticks} onTicks={setTicks} />
      <Pages page={page} shown={people.length} pageRows={pageRows} label={words.page_} onPage={setAsked} />
    </div>
  )
}

type Props = Omit<Making, 'people'>
function Opened(props: Props) {
  const asked = useAsk('toHandOver', { round: props.round, track: props.track.id })
  return <Known asked={asked}>{waiting => <Whole key={waiting.people.length} waiting={waiting} {...props} />}</Known>
}

/** The people are asked for only once somebody wants to see them: each look is on record. */
export function ToHandOver(props: Props & { readonly decides: boolean }) {
  const words = useMinistryWords()
  const [open, setOpen] = useState(false)
  const { track, saying, decides } = props
  const name = saying.texts.pick(track.name)
  return (
    <section className="block">
      <header>
        <h2>{track.waiting === 0 ? words.nobody(name) : words.waiting(name, track.waiting)}</h2>
        {decides && track.waiting > 0 && (
          <Button autoInsertSpace={false} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.close : words.look}
          </Button>
        )}
      </header>
      {open && track.waiting > 0 && <Opened {...props} />}
    </section>
  )
}
