/** Invents people and rehearses beside the page: nothing leaves the machine, and stopping is ending the worker. */
import { parse, YAMLParseError } from 'yaml'
import { invent, open, type Rehearsed, rehearse } from '../../../core/rehearsal/index.ts'
import { PopulationShape } from '../../../policy/population.ts'
import type { FromWorker, ToWorker } from './messages.ts'

/** Invented people have no name to come close to. */
const terms = { most: 50, fewest: 1 }
const tell = (message: FromWorker) => self.postMessage(message)
const told =
  (part: 'drawing' | 'judging') =>
  (done: number, all: number): void =>
    tell({ kind: 'progress', part, percent: Math.round((100 * done) / all) })

const readShape = (text: string): PopulationShape | readonly string[] => {
  const parsed = PopulationShape.safeParse(parse(text, { merge: true }))
  return parsed.success ? parsed.data : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

let rehearsed: Rehearsed | undefined

const run = ({ before, after, shape: text, people: size, seed }: Extract<ToWorker, { kind: 'run' }>): void => {
  const shape = readShape(text)
  if (!('attributes' in shape)) {
    tell({ kind: 'problem', problems: shape })
    return
  }
  const people = invent(shape, { people: size, seed, tell: told('drawing') })
  const began = performance.now()
  rehearsed = rehearse(before, after, people, { tell: told('judging') })
  tell({ kind: 'report', report: rehearsed.report, seconds: (performance.now() - began) / 1000 })
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.kind === 'run') run(data)
    else if (rehearsed) tell({ kind: 'opened', id: data.id, opened: open(rehearsed, data.opening, terms) })
  } catch (error) {
    // A shape or a policy that can't be drawn from or judged by; anything else ends the worker and is told by its error event.
    if (!(error instanceof RangeError) && !(error instanceof YAMLParseError)) throw error
    tell({ kind: 'problem', problems: [error.message] })
  }
})
