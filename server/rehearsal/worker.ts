/** Rehearses in a thread of its own, so that nobody who asks the server something else has to wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { open, rehearse } from '../../core/rehearsal/index.ts'
import type { Job } from './aside.ts'

/** Of fewer people than this nobody is shown: with so few, facts alone come close to a name. */
const fewest = 5
const most = 50

const { before, after, people, opening }: Job = workerData
const rehearsed = rehearse(before, after, people)
parentPort?.postMessage(
  opening ? { report: null, opened: open(rehearsed, opening, { fewest, most }) } : { report: rehearsed.report, opened: null },
)
