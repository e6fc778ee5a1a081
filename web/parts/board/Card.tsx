/** One person as a card: who, which wish is met here, and how far their seat has come. It is dragged, picked up by keys, or opened. */
import { useDraggable } from '@dnd-kit/core'
import { memo } from 'react'
import type { Preference } from '../../../core/application/dossier.ts'
import type { OnBoard } from '../../../core/plan/questions.ts'
import type { Saying } from '../../say.ts'
import type { BoardWords } from '../../words/board.ts'
import { usePlanning } from './context.ts'
import { fieldName, rankName, type State, stateOf, wayName } from './telling.ts'

export const cardHeight = 62

type FaceProps = {
  readonly one: OnBoard
  readonly way: string
  readonly state: State
  readonly bound: boolean
  readonly failed: boolean
  readonly words: BoardWords
  readonly saying: Saying
}

const marks: Readonly<Record<State, string>> = { undecided: 'tag', staged: 'tag warn', saved: 'tag go', done: 'tag good' }

/** Drawn anew only when what it says changes, not for every step of a drag. */
export const Face = memo(function Face({ one, way, state, bound, failed, words, saying }: FaceProps) {
  const about = [way, rankName(one.rank, words), one.grassRoots ? words.grassRoots : '', fieldName(one.field, saying)]
  return (
    <>
      <span className="boardname">
        <b>{one.title}</b>
        <span>
          {failed && <span className="tag bad">{words.notDone}</span>}
          {bound && <span className="tag">{words.bound}</span>}
          {state !== 'undecided' && <span className={marks[state]}>{words.states[state]}</span>}
        </span>
      </span>
      <span className="quiet small boardabout">{about.filter(text => text !== '').join(' · ')}</span>
    </>
  )
})

export function useFace(id: string, seat: Preference | undefined): FaceProps | undefined {
  const { board, people, notDone, words, saying } = usePlanning()
  const { ground, held } = board
  const [one, person] = [people.get(id), ground.people.get(id)]
  if (!one || !person) return undefined
  const { base, now } = held.board
  return {
    one,
    way: seat ? wayName(person, seat, words) : '',
    state: stateOf(base, now, person),
    bound: now.limits[id] !== undefined,
    failed: notDone.has(id),
    words,
    saying,
  }
}

type Props = {
  readonly id: string
  readonly seat: Preference | undefined
  readonly onPick: (id: string) => void
  readonly carried: boolean
}

export function Card({ id, seat, onPick, carried }: Props) {
  const { open } = usePlanning()
  const face = useFace(id, seat)
  const fixed = face?.state === 'done'
  const { setNodeRef, listeners, isDragging } = useDraggable({ id, disabled: fixed })
  if (!face) return null
  const picks = ({ key }: { readonly key: string }) => !fixed && (key === 'm' || key === 'M')
  return (
    <li className="boarditem">
      <button
        type="button"
        ref={setNodeRef}
        data-card={id}
        className={`boardcard${isDragging || carried ? ' lifted' : ''}${fixed ? ' fixed' : ''}`}
        {...listeners}
        onKeyDown={event => {
          if (!picks(event) || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          onPick(id)
        }}
        onClick={() => open(id)}
      >
        <Face {...face} />
      </button>
    </li>
  )
}
