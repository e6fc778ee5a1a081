/** An extension while it is prepared: what is typed, whom it would touch, and what the server says to it. Nothing is decided here. */
import { useState } from 'react'
import type { Foreseen } from '../../../core/desk/batch.ts'
import { type Asked, daysMoved } from '../../../core/round/extension.ts'
import { type Law, Step } from '../../../policy/shape.ts'
import { newId } from '../../client.ts'
import { listIn, textIn } from '../../json.ts'
import { useAsk } from '../../queries.ts'
import { begin, foresee } from '../desk/batches.ts'

export const steps = Step.options

/** The extensions that a round's state tells of. */
const extensionsIn = (state: unknown) =>
  listIn(state, 'extensions').flatMap(one => {
    const step = steps.find(known => known === textIn(one, 'step'))
    const until = textIn(one, 'until')
    return step === undefined || until === undefined
      ? []
      : [{ step, until, body: textIn(one, 'body'), reason: textIn(one, 'reason') ?? '' }]
  })

export type Typed = Asked & { readonly reason: string }
type State = 'typing' | 'working' | 'trouble' | { readonly foreseen: Foreseen }

const shortestReason = 2
export const isWhole = ({ until, reason }: Typed): boolean => until !== '' && reason.trim().length >= shortestReason

/** `bodies` undefined is all. What is asked has one key until something else is typed, so that it is begun once. */
export const useExtending = (round: string, law: Law, bodies: readonly string[] | undefined, onBegun: () => void) => {
  const [typed, setTyped] = useState<Typed>({ step: 'nominate', bodies, until: '', reason: '' })
  const [state, setState] = useState<State>('typing')
  const [key, setKey] = useState(newId)
  const asked = useAsk('dossier', { subject: 'round', id: round })
  const moved = daysMoved(law, { extensions: extensionsIn(asked.data?.state) }, typed)
  const { step, until, reason } = typed
  const input = { step, until, reason: reason.trim(), ...(typed.bodies && { bodies: typed.bodies }) }
  const request = { subject: 'round' as const, action: 'extendFor', rows: [{ id: round }], input }
  const attempt = async (work: () => Promise<void>) => {
    setState('working')
    await work().catch(() => setState('trouble'))
  }
  const look = () =>
    attempt(async () => {
      const [foreseen] = await foresee(request)
      setState(foreseen ? { foreseen } : 'trouble')
    })
  const go = () =>
    attempt(async () => {
      await begin(request, key)
      onBegun()
    })
  const type = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setKey(newId())
    setState('typing')
  }
  return { asked, typed, moved, state, type, look, go }
}
export type Extending = ReturnType<typeof useExtending>
