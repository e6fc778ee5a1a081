/** An extension for the bodies that were ticked, or for all: typed once, shown for each body before anything is done, taken back for a while. */
import { Button, Input, Modal, Select } from 'antd'
import { useId } from 'react'
import { undoSeconds } from '../../../core/desk/batch.ts'
import type { Moved } from '../../../core/round/extension.ts'
import type { Law } from '../../../policy/shape.ts'
import { useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Issues, Refusals } from '../act/Refusals.tsx'
import { useBatchWords } from '../desk/batches.ts'
import { Clause } from '../law.tsx'
import { Scroll } from '../Scroll.tsx'
import { Known } from '../Waiting.tsx'
import { type Extending, isWhole, steps, useExtending } from './extending.ts'
import { useBodiesWords } from './use-bodies.ts'

type Props = {
  readonly round: string
  readonly law: Law
  /** Undefined is all. */
  readonly bodies: readonly string[] | undefined
  readonly saying: Saying
  readonly onBegun: () => void
  readonly onClose: () => void
}
type Part = { readonly extending: Extending; readonly saying: Saying }

function Typing({ extending: { typed, type }, saying }: Part) {
  const words = useBodiesWords()
  const id = useId()
  const today = useSession().data?.today
  return (
    <>
      <div className="tight">
        <label htmlFor={`${id}step`}>{words.step}</label>
        <Select
          id={`${id}step`}
          value={typed.step}
          options={steps.map(value => ({ value, label: saying.texts.value(value) }))}
          onChange={step => type({ step })}
        />
      </div>
      <div className="tight">
        <label htmlFor={`${id}until`}>{words.until}</label>
        <Input id={`${id}until`} type="date" min={today} value={typed.until} onChange={event => type({ until: event.target.value })} />
      </div>
      <div className="tight">
        <label htmlFor={`${id}reason`}>{words.reason}</label>
        <Input.TextArea
          id={`${id}reason`}
          rows={2}
          maxLength={400}
          value={typed.reason}
          onChange={event => type({ reason: event.target.value })}
        />
      </div>
    </>
  )
}

function Touched({ moved, until, saying }: { readonly moved: readonly Moved[]; readonly until: string; readonly saying: Saying }) {
  const words = useBodiesWords()
  return (
    <Scroll label={words.whom} className="touched">
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{words.whom}</th>
            <th scope="col">{words.was}</th>
            <th scope="col">{words.will}</th>
          </tr>
        </thead>
        <tbody>
          {moved.map(({ body, name, was, will }) => (
            <tr key={body}>
              <th scope="row">{saying.texts.pick(name)}</th>
              <td className="day">{was}</td>
              <td className="day">{until === '' ? '' : will > was ? <b>{will}</b> : <span className="tag warn">{words.stays}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Foreseen({ extending, saying }: Part) {
  const words = useBodiesWords()
  const { state, typed, moved } = extending
  if (typeof state === 'string') return null
  const { does, refusals, issues } = state.foreseen
  if (does !== null) return <p role="status">{words.willDo(moved.filter(({ was, will }) => will > was).length, typed.until)}</p>
  return (
    <div className="saying bad tight" role="alert">
      <b>{words.refused}</b>
      <Refusals refusals={refusals} subject="round" saying={saying} />
      <Issues issues={issues} saying={saying} />
    </div>
  )
}

/** Those whose day would not move are in the way of the others: they are left out by one press. */
function LeaveOut({ extending: { typed, moved, type } }: Pick<Part, 'extending'>) {
  const words = useBodiesWords()
  const stay = moved.filter(({ was, will }) => will === was)
  if (typed.bodies === undefined || typed.until === '' || stay.length === 0 || stay.length === moved.length) return null
  const rest = moved.filter(({ was, will }) => will > was).map(({ body }) => body)
  return (
    <p>
      <Button onClick={() => type({ bodies: rest })}>{words.leaveOut(stay.length)}</Button>
    </p>
  )
}

function Going({ extending, saying, onClose }: Part & Pick<Props, 'onClose'>) {
  const words = useBodiesWords()
  const batch = useBatchWords()
  const { state, typed, moved, look, go } = extending
  const may = typeof state !== 'string' && state.foreseen.does !== null
  const n = moved.filter(({ was, will }) => will > was).length
  return (
    <>
      {state === 'trouble' && (
        <p className="saying bad" role="alert">
          {batch.notBegun}
        </p>
      )}
      {may && <p className="quiet small">{words.undoNote(undoSeconds)}</p>}
      {!isWhole(typed) && <p className="quiet small">{words.fill}</p>}
      <div className="row">
        {may ? (
          <Button type="primary" onClick={go}>
            {words.confirm(n)}
          </Button>
        ) : (
          <Button type="primary" disabled={!isWhole(typed)} loading={state === 'working'} onClick={look}>
            {batch.next}
          </Button>
        )}
        <Button autoInsertSpace={false} onClick={onClose}>
          {saying.texts.t.act.cancel}
        </Button>
      </div>
    </>
  )
}

export function ExtendDialog({ round, law, bodies, saying, onBegun, onClose }: Props) {
  const words = useBodiesWords()
  const extending = useExtending(round, law, bodies, onBegun)
  const { asked, moved, typed } = extending
  const title = typed.bodies === undefined ? words.dialogAll(law.places.bodies.length) : words.dialog(moved.length)
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={680}>
      <Known asked={asked}>
        {() => (
          <div className="stack">
            <p className="quiet small">
              {words.both} <Clause id={law.policy.procedure.windows[typed.step].clause} saying={saying} />
            </p>
            <Typing extending={extending} saying={saying} />
            <Touched moved={moved} until={typed.until} saying={saying} />
            <LeaveOut extending={extending} />
            <Foreseen extending={extending} saying={saying} />
            <Going extending={extending} saying={saying} onClose={onClose} />
          </div>
        )}
      </Known>
    </Modal>
  )
}
