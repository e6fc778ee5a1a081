/** One track's board: what the plan comes to, the stage or the list, and the person who is looked at. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { holders } from '../../../core/plan/why.ts'
import type { Law } from '../../../policy/shape.ts'
import { useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { boardWords } from '../../words/board.ts'
import { BatchStrip } from '../desk/BatchStrip.tsx'
import { useBatches } from '../desk/batches.ts'
import { useWide } from '../use-wide.ts'
import { type Planning, PlanningProvider, type Refused, usePlanning } from './context.ts'
import type { Answer } from './held.ts'
import { csvOf, download, List, Printed, useLines } from './List.tsx'
import { Conflict, Effects, Fallen, RefusedDrop } from './Notices.tsx'
import { PersonDrawer } from './PersonDrawer.tsx'
import { Quotas } from './Quotas.tsx'
import { Stage } from './Stage.tsx'
import { Acts, Narrow } from './Tools.tsx'
import { noFilter, seatName } from './telling.ts'
import { type BoardHeld, useBoard } from './use-board.ts'
import './board.css'

type Props = {
  readonly account: string
  readonly round: string
  readonly track: string
  readonly answer: Answer
  readonly law: Law
  readonly saying: Saying
}

/** What the carrying out of a moment ago could not do, as long as the person still waits. */
const useNotDone = (waiting: (id: string) => boolean) => {
  const { data } = useBatches(true)
  return useMemo(() => {
    const acts = (data ?? []).filter(({ subject, action }) => subject === 'placement' && action === 'propose')
    // The newest stand first, and what came of the newest holds.
    const last = new Map(acts.toReversed().flatMap(batch => batch.rows.map(({ id, came }) => [id, came] as const)))
    return new Map([...last].flatMap(([id, came]) => (came && came.kind !== 'done' && waiting(id) ? [[id, came] as const] : [])))
  }, [data, waiting])
}

/** Moving somebody, with what is said of it: to whoever looks, and to whoever listens. */
const useMoves = (board: BoardHeld, nameOf: (id: string) => string, saying: Saying) => {
  const words = boardWords[saying.texts.language]
  const { tryStep } = board
  const [refused, setRefused] = useState<Refused>()
  const [said, setSaid] = useState('')
  const place: Planning['place'] = useCallback(
    (id, seat) => {
      const refusals = tryStep({ do: 'place', id, seat })
      const where = seatName(seat, saying)
      setRefused(refusals.length > 0 ? { name: nameOf(id), where, refusals } : undefined)
      if (refusals.length === 0) setSaid(words.dropped(nameOf(id), where))
      return refusals.length === 0
    },
    [tryStep, nameOf, saying, words],
  )
  const release = useCallback(
    (id: string) => {
      tryStep({ do: 'release', ids: [id] })
      setRefused(undefined)
      setSaid(words.released(nameOf(id)))
    },
    [tryStep, nameOf, words],
  )
  return { refused, said, tell: setSaid, place, release }
}

const usePlanningHere = ({ account, round, track, answer, law, saying }: Props, open: (id: string) => void) => {
  const words = boardWords[saying.texts.language]
  const board = useBoard({ account, round, track }, answer, law)
  const { ground, held } = board
  const { base, now } = held.board
  const people = useMemo(() => new Map(answer.people.map(one => [one.id, one])), [answer])
  const nameOf = useCallback((id: string) => people.get(id)?.title ?? id, [people])
  const waiting = useCallback((id: string) => people.get(id)?.status === 'opened', [people])
  const notDone = useNotDone(waiting)
  const { said, ...moves } = useMoves(board, nameOf, saying)
  const here = useMemo(() => holders(ground, now), [ground, now])
  const were = useMemo(() => holders(ground, base), [ground, base])
  const planning: Planning = { ...{ board, people, notDone, words, saying, open }, ...moves, holders: here, holdersWere: were }
  return { planning, said }
}

/** The sheet is printed once it is there. */
const usePrinting = () => {
  const [printing, setPrinting] = useState(false)
  const asked = useRef(false)
  useEffect(() => {
    if (!printing || asked.current) return
    asked.current = true
    window.print()
    asked.current = false
    setPrinting(false)
  }, [printing])
  return { printing, print: () => setPrinting(true) }
}

function Body({ round, track, answer, opened }: Pick<Props, 'round' | 'track' | 'answer'> & { readonly opened: string | undefined }) {
  const planning = usePlanning()
  const { words, saying } = planning
  const today = useSession().data?.today ?? ''
  const wide = useWide()
  const [filter, setFilter] = useState(noFilter)
  const { printing, print } = usePrinting()
  const lines = useLines()
  const trackName = saying.law?.policy.tracks[track]?.name
  return (
    <>
      <Conflict versions={answer.versions} />
      <Fallen />
      <BatchStrip saying={saying} judges />
      <Acts
        answer={answer}
        round={round}
        track={track}
        onPrint={print}
        onExport={() => download(csvOf(lines, planning), `plan-${round}-${track}-${today}.csv`)}
      />
      <Effects />
      <Quotas />
      <Narrow filter={filter} onFilter={setFilter} opened={opened} />
      <RefusedDrop />
      {wide && <p className="quiet small noprint">{words.help}</p>}
      {wide ? <Stage filter={filter} /> : <List filter={filter} />}
      {printing && <Printed title={words.sheetTitle(trackName ? saying.texts.pick(trackName) : track, today)} />}
    </>
  )
}

/** Nothing is drawn before it is known what lies on the device: a step made earlier would be lost under it. */
export function BoardView(props: Props) {
  const [opened, setOpened] = useState<string>()
  const { planning, said } = usePlanningHere(props, setOpened)
  const { words, board } = planning
  if (!board.ready) return null
  if (props.answer.people.length === 0) return <p className="empty">{words.nobody}</p>
  return (
    <PlanningProvider value={planning}>
      {props.answer.more && <p className="saying warn">{words.more}</p>}
      <p className="unseen" role="status" aria-live="assertive">
        {said}
      </p>
      <Body round={props.round} track={props.track} answer={props.answer} opened={opened} />
      <PersonDrawer id={opened} onClose={() => setOpened(undefined)} />
    </PlanningProvider>
  )
}
