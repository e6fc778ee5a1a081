/** The people who wait for the host's answer: accepted with whom and where, or declined with a reason; several at once, with a while to take it back. */
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Guest } from '../../../core/hosting/questions.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh, useSession } from '../../queries.ts'
import { type Saying, say } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { FormFoot } from '../FormFoot.tsx'
import { useActing, useHostingWords } from './use-hosting.ts'

const undoSeconds = 10

type Part = { readonly guest: Guest; readonly saying: Saying }
type Answering = Part & { readonly supervisors: readonly string[]; readonly onDone: (said: string) => void; readonly onCancel: () => void }

/** What was left empty is not said. */
const filled = (typed: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(typed).flatMap(([key, value]) => (value?.trim() ? [[key, value.trim()]] : [])))

function Take({ guest, supervisors, saying, onDone, onCancel }: Answering) {
  const words = useHostingWords()
  const { go, busy, outcome } = useActing('placement')
  const finish = async (typed: Readonly<Record<string, string | undefined>>) => {
    if ((await go(guest.id, 'welcome', filled(typed))).kind === 'done') onDone(words.tookOne(guest.name))
  }
  const listed = `supervisors-of-${guest.id}`
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish}>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="placement" />}
      <datalist id={listed}>
        {supervisors.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="fields">
        <Form.Item name="supervisor" label={words.supervisor}>
          <Input list={listed} maxLength={60} />
        </Form.Item>
        <Form.Item name="room" label={words.room}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <FormFoot busy={busy} send={words.confirmTake} cancel={words.cancel} onCancel={onCancel} />
    </Form>
  )
}

function Refuse({ guest, saying, onDone, onCancel }: Answering) {
  const words = useHostingWords()
  const { go, busy, outcome } = useActing('placement')
  const options = Object.entries(words.reasons).map(([value, label]) => ({ value, label }))
  const finish = async (typed: Readonly<Record<string, string | undefined>>) => {
    if ((await go(guest.id, 'turnDown', filled(typed))).kind === 'done') onDone(words.refusedOne(guest.name))
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={finish}>
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="placement" />}
      <Form.Item name="reason" label={words.reason} rules={[{ required: true, message: words.required }]}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="explanation" label={words.explanation}>
        <Input.TextArea rows={2} maxLength={400} showCount />
      </Form.Item>
      <FormFoot busy={busy} danger send={words.confirmRefuse} cancel={words.cancel} onCancel={onCancel} />
    </Form>
  )
}

function About({ guest, saying }: Part) {
  const words = useHostingWords()
  const { texts } = saying
  const parts = [
    [words.field, guest.field === null ? null : say(guest.field, saying, 'fieldServed')],
    [words.profession, guest.profession],
    [words.direction, guest.direction],
    [words.goals, guest.goals],
  ] as const
  return (
    <>
      <div>
        {guest.employer && texts.pick(guest.employer)} · {say(guest.programme, saying)}
      </div>
      <dl className="facts lines small">
        {parts.map(
          ([label, value]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}

function WishTag({ guest: { wish } }: { readonly guest: Guest }) {
  const words = useHostingWords()
  return <span className={wish === null ? 'tag warn' : 'tag go'}>{wish === null ? words.adjusted : words.wish(wish)}</span>
}

type RowProps = Part & {
  readonly supervisors: readonly string[]
  readonly ticked: boolean
  readonly held: boolean
  readonly onTick: (on: boolean) => void
  readonly onDone: (said: string) => void
}
function Head({ guest, ticked, held, onTick }: Pick<RowProps, 'guest' | 'ticked' | 'held' | 'onTick'>) {
  const words = useHostingWords()
  const today = useSession().data?.today ?? ''
  const late = guest.due !== null && guest.due < today
  return (
    <div className="first">
      <span className="row">
        <Checkbox aria-label={words.tick(guest.name)} disabled={held} checked={ticked} onChange={event => onTick(event.target.checked)} />
        <b>{guest.name}</b> <WishTag guest={guest} />
      </span>
      {guest.due !== null && <span className={late ? 'late' : undefined}>{late ? words.late(guest.due) : words.due(guest.due)}</span>}
    </div>
  )
}

function Waiting({ guest, saying, supervisors, ticked, held, onTick, onDone }: RowProps) {
  const words = useHostingWords()
  const [open, setOpen] = useState<'take' | 'refuse'>()
  const answering = { guest, saying, supervisors, onDone, onCancel: () => setOpen(undefined) }
  return (
    <li className="tight">
      <Head guest={guest} ticked={ticked} held={held} onTick={onTick} />
      <About guest={guest} saying={saying} />
      {open === 'take' && <Take {...answering} />}
      {open === 'refuse' && <Refuse {...answering} />}
      {open === undefined && (
        <div className="row">
          <Button
            autoInsertSpace={false}
            type="primary"
            disabled={held}
            aria-label={words.takeOf(guest.name)}
            onClick={() => setOpen('take')}
          >
            {words.take}
          </Button>
          <Button autoInsertSpace={false} disabled={held} aria-label={words.refuseOf(guest.name)} onClick={() => setOpen('refuse')}>
            {words.refuse}
          </Button>
        </div>
      )}
    </li>
  )
}

type Failure = { readonly name: string; readonly outcome: Outcome }
type Held = { readonly guests: readonly Guest[]; readonly left: number }

/** Nothing is sent while it can be taken back: whoever leaves the page before has accepted nobody. */
const useTakingMany = (onDone: (said: string) => void) => {
  const words = useHostingWords()
  const refresh = useRefresh()
  const [held, setHeld] = useState<Held>()
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const running = useRef(false)
  const take = async (guests: readonly Guest[]) => {
    const failed: Failure[] = []
    for (const { id, name } of guests) {
      const outcome = await act('placement', id, 'welcome', {}, newId())
      if (outcome.kind !== 'done') failed.push({ name, outcome })
    }
    running.current = false
    setHeld(undefined)
    setFailures(failed)
    onDone(words.nowDone(guests.length - failed.length))
    await refresh()
  }
  const now = useRef(take)
  now.current = take
  useEffect(() => {
    if (!held || running.current) return
    if (held.left === 0) {
      running.current = true
      now.current(held.guests)
      return
    }
    const timer = window.setTimeout(() => setHeld({ ...held, left: held.left - 1 }), 1_000)
    return () => window.clearTimeout(timer)
  }, [held])
  return { held, failures, hold: (guests: readonly Guest[]) => setHeld({ guests, left: undoSeconds }), undo: () => setHeld(undefined) }
}

type Props = {
  readonly guests: readonly Guest[]
  readonly asked: number
  readonly supervisorsOf: (programme: string) => readonly string[]
  readonly saying: Saying
}

function Many({ many, ticked }: { readonly many: ReturnType<typeof useTakingMany>; readonly ticked: readonly Guest[] }) {
  const words = useHostingWords()
  const { held } = many
  if (!held)
    return (
      <Button disabled={ticked.length === 0} onClick={() => many.hold(ticked)}>
        {words.takeMany(ticked.length)}
      </Button>
    )
  return (
    <>
      <span>{words.held(held.guests.length, held.left)}</span>
      <Button danger autoInsertSpace={false} disabled={held.left === 0} onClick={many.undo}>
        {words.undo}
      </Button>
    </>
  )
}

type SeveralProps = {
  readonly guests: readonly Guest[]
  readonly ticked: readonly Guest[]
  readonly many: ReturnType<typeof useTakingMany>
  readonly onTicks: (ids: readonly string[]) => void
}
function Several({ guests, ticked, many, onTicks }: SeveralProps) {
  const words = useHostingWords()
  return (
    <div className="tools row noprint">
      <Checkbox
        disabled={many.held !== undefined}
        checked={ticked.length === guests.length}
        onChange={event => onTicks(event.target.checked ? guests.map(({ id }) => id) : [])}
      >
        {words.tickAll}
      </Checkbox>
      <Many many={many} ticked={ticked} />
    </div>
  )
}

function Failures({ failures, saying }: { readonly failures: readonly Failure[]; readonly saying: Saying }) {
  return failures.map(({ name, outcome }) => (
    <div key={name}>
      <b>{name}</b>
      <OutcomeNote outcome={outcome} saying={saying} subject="placement" />
    </div>
  ))
}

export function Guests({ guests, asked, supervisorsOf, saying }: Props) {
  const words = useHostingWords()
  const [said, setSaid] = useState('')
  const [ticks, setTicks] = useState<readonly string[]>([])
  const many = useTakingMany(setSaid)
  const ticked = guests.filter(({ id }) => ticks.includes(id))
  const tick = (id: string) => (on: boolean) => setTicks(on ? [...ticks, id] : ticks.filter(one => one !== id))
  return (
    <section className="block">
      <header>
        <h2>{words.waiting}</h2>
        {guests.length > 1 && <Several guests={guests} ticked={ticked} many={many} onTicks={setTicks} />}
      </header>
      <p className={said === '' ? 'unseen' : 'saying good'} role="status">
        {said}
      </p>
      <Failures failures={many.failures} saying={saying} />
      {guests.length === 0 && <p className="empty">{words.noneWaiting}</p>}
      {asked > 0 && <p className="in quiet">{words.stillAsked(asked)}</p>}
      <ul className="cards">
        {guests.map(guest => (
          <Waiting
            key={guest.id}
            guest={guest}
            saying={saying}
            supervisors={supervisorsOf(guest.programme)}
            ticked={ticks.includes(guest.id)}
            held={many.held !== undefined}
            onTick={tick(guest.id)}
            onDone={setSaid}
          />
        ))}
      </ul>
    </section>
  )
}
