/** Ranking a roster: dragged, by keys or by buttons; an order that the policy refuses is said before it is let go, and nothing is ranked silently. */
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { act, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { Clause } from '../law.tsx'
import { moved } from '../moved.ts'
import { Scroll } from '../Scroll.tsx'
import { type Dossier, linesOf, type Ranked, type Why, whyNot } from './ranked.ts'
import { type DeskWords, useDeskWords } from './words.ts'
import './desk.css'

type LineProps = {
  readonly line: Ranked
  readonly place: number
  readonly last: number
  readonly open: boolean
  readonly barred: boolean
  readonly saying: Saying
  readonly onMove: (to: number) => void
}

function Grip({ line, sortable }: { readonly line: Ranked; readonly sortable: ReturnType<typeof useSortable> }) {
  const words = useDeskWords()
  return (
    <button
      type="button"
      className="rankgrip"
      {...sortable.attributes}
      {...sortable.listeners}
      ref={sortable.setActivatorNodeRef}
      aria-label={words.rank.handle(line.title)}
    >
      ⠿
    </button>
  )
}

function Steps({ line, place, last, saying, onMove }: Pick<LineProps, 'line' | 'place' | 'last' | 'saying' | 'onMove'>) {
  const { t } = saying.texts
  return (
    <>
      <Button size="small" disabled={place === 0} aria-label={t.roster.up(line.title)} onClick={() => onMove(place - 1)}>
        ↑
      </Button>{' '}
      <Button size="small" disabled={place === last} aria-label={t.roster.down(line.title)} onClick={() => onMove(place + 1)}>
        ↓
      </Button>
    </>
  )
}

/** Who it is, and why they come before others. */
function Who({ line, saying }: Pick<LineProps, 'line' | 'saying'>) {
  return (
    <>
      <td>
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: line.id }}>
          {line.title}
        </Link>
        <div className="quiet small">{line.employer}</div>
      </td>
      <td>
        <span className={line.held.as === 'recommended' ? 'tag go' : 'tag'}>{saying.texts.value(line.held.as)}</span>{' '}
        {line.priority.map(label => (
          <span key={label} className="tag good">
            {label}
          </span>
        ))}
      </td>
    </>
  )
}

function LineRow({ line, place, last, open, barred, saying, onMove }: LineProps) {
  const sortable = useSortable({ id: line.id, disabled: !open })
  const style = { transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }
  const state = sortable.isDragging ? (barred ? ' barred' : ' lifted') : ''
  return (
    <tr ref={sortable.setNodeRef} style={style} className={`rankrow${state}`}>
      <td className="n">{line.held.rank ?? place + 1}</td>
      <Who line={line} saying={saying} />
      {open && (
        <td className="n noprint">
          <Grip line={line} sortable={sortable} /> <Steps line={line} place={place} last={last} saying={saying} onMove={onMove} />
        </td>
      )}
    </tr>
  )
}

/** Keeps the order under the reader's hand until it is saved or the roster changes. */
const useOrder = (dossier: Dossier, saying: Saying) => {
  const lines = linesOf(dossier, saying)
  const held = lines.map(({ id }) => id)
  const [own, setOwn] = useState<{ readonly of: string; readonly order: readonly string[] }>()
  const [refused, setRefused] = useState<Why>()
  const [outcome, setOutcome] = useState<Outcome>()
  const refresh = useRefresh()
  const order = own?.of === held.join() ? own.order : held
  const arrange = (ids: readonly string[]) => ids.flatMap(id => lines.find(line => line.id === id) ?? [])
  const why = (from: number, to: number) => saying.law && whyNot(saying.law, arrange(moved(order, from, to)))
  const move = (from: number, to: number): Why | undefined => {
    const because = why(from, to)
    setRefused(because)
    if (!because) setOwn({ of: held.join(), order: moved(order, from, to) })
    return because
  }
  const save = async () => {
    const came = await act('nomination', dossier.row.id, 'order', { applications: order })
    setOutcome(came)
    if (came.kind === 'done') await refresh()
  }
  const reset = () => {
    setOwn(undefined)
    setRefused(undefined)
  }
  return { order, shown: arrange(order), changed: order.join() !== held.join(), why, move, save, reset, refused, outcome }
}
type Order = ReturnType<typeof useOrder>

/** What a screen reader hears while a line is carried. */
const announcementsOf = ({ rank }: DeskWords, { shown, order, why }: Order): Announcements => {
  const name = (id: string | number) => shown.find(line => line.id === id)?.title ?? ''
  const at = (id: string | number | undefined) => order.indexOf(String(id))
  return {
    onDragStart: ({ active }) => rank.pickedUp(name(active.id)),
    onDragOver: ({ active, over }) => (over ? rank.over(name(active.id), at(over.id) + 1) : undefined),
    onDragEnd: ({ active, over }) => {
      if (!over) return rank.cancelled(name(active.id))
      return why(at(active.id), at(over.id)) ? rank.dropRefused(name(active.id)) : rank.dropped(name(active.id), at(over.id) + 1)
    },
    onDragCancel: ({ active }) => rank.cancelled(name(active.id)),
  }
}

/** Why the order on the page is as it is: what the policy settles, and what nobody does. */
function Settled({ saying }: { readonly saying: Saying }) {
  const { rank } = useDeskWords()
  const { grassRoots, preferences } = saying.law?.policy.procedure ?? {}
  const [first] = preferences ?? []
  const said = first ? rank.byPreferences : grassRoots?.value.priority === 'rankedFirst' ? rank.byPolicy : rank.byNobody
  return (
    <p className="in quiet small noprint">
      {rank.help} {said} <Clause id={(first ?? grassRoots)?.clause ?? ''} saying={saying} />
    </p>
  )
}

function Refused({ why, saying }: { readonly why: Why | undefined; readonly saying: Saying }) {
  const { rank } = useDeskWords()
  return (
    <p className={why ? 'saying bad rankwhy' : undefined} role="alert">
      {why && (
        <>
          {rank.notHere}：{rank[why.words]} <Clause id={why.clause} saying={saying} />
        </>
      )}
    </p>
  )
}

function Head({ open, saying }: { readonly open: boolean; readonly saying: Saying }) {
  const { t, field } = saying.texts
  return (
    <thead>
      <tr>
        <th scope="col">{t.roster.rank}</th>
        <th scope="col">{t.common.name}</th>
        <th scope="col">{field('as')}</th>
        {open && <th scope="col">{field('applications')}</th>}
      </tr>
    </thead>
  )
}

function Table({
  order,
  open,
  saying,
  over,
}: {
  order: Order
  open: boolean
  saying: Saying
  over: { from: number; to: number } | undefined
}) {
  const { t } = saying.texts
  const barred = over !== undefined && order.why(over.from, over.to) !== undefined
  return (
    <Scroll label={t.pages.roster}>
      <table className="grid">
        <Head open={open} saying={saying} />
        <tbody>
          {order.shown.map((line, i) => (
            <LineRow
              key={line.id}
              line={line}
              place={i}
              last={order.shown.length - 1}
              open={open}
              barred={barred}
              saying={saying}
              onMove={to => order.move(i, to)}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Saving({ order, saying }: { readonly order: Order; readonly saying: Saying }) {
  const { rank } = useDeskWords()
  return (
    <p className="in row noprint">
      <Button type="primary" disabled={!order.changed} onClick={order.save}>
        {saying.texts.t.roster.save}
      </Button>
      {order.changed && <Button onClick={order.reset}>{rank.reset}</Button>}
      {order.changed && <span className="quiet">{rank.unsaved}</span>}
    </p>
  )
}

/** By pointer, finger or keys; over which line the carried one is, while it is carried. */
const useDrag = (order: Order) => {
  const [over, setOver] = useState<{ from: number; to: number }>()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const places = ({ active, over }: Pick<DragEndEvent, 'active' | 'over'>) =>
    over ? { from: order.order.indexOf(String(active.id)), to: order.order.indexOf(String(over.id)) } : undefined
  const end = (event: DragEndEvent) => {
    setOver(undefined)
    const to = places(event)
    if (to && to.from !== to.to) order.move(to.from, to.to)
  }
  return {
    over,
    sensors,
    onDragOver: (event: DragOverEvent) => setOver(places(event)),
    onDragCancel: () => setOver(undefined),
    onDragEnd: end,
  }
}

export function Ranking({ dossier, saying }: { readonly dossier: Dossier; readonly saying: Saying }) {
  const words = useDeskWords()
  const order = useOrder(dossier, saying)
  const { over, ...drag } = useDrag(order)
  const open = dossier.offers.some(({ action, refusals }) => action === 'order' && refusals.length === 0)
  const accessibility = { announcements: announcementsOf(words, order), screenReaderInstructions: { draggable: words.rank.help } }
  return (
    <DndContext {...drag} collisionDetection={closestCenter} accessibility={accessibility}>
      {order.outcome && <OutcomeNote outcome={order.outcome} saying={saying} subject="nomination" />}
      {open && <Settled saying={saying} />}
      <SortableContext items={[...order.order]} strategy={verticalListSortingStrategy}>
        <Table order={order} open={open} saying={saying} over={over} />
      </SortableContext>
      <Refused why={over ? order.why(over.from, over.to) : order.refused} saying={saying} />
      {open && <Saving order={order} saying={saying} />}
    </DndContext>
  )
}
