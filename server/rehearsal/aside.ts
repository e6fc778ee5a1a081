/** Starts the thread that rehearses, one at a time, and ends it when it takes too long. */
import { Worker } from 'node:worker_threads'
import type { Opened, Opening, People, Report } from '../../core/rehearsal/index.ts'
import type { Law } from '../../policy/shape.ts'

export type Job = { readonly before: Law; readonly after: Law; readonly people: People; readonly opening?: Opening | undefined }
export type Done = { readonly report: Report | null; readonly opened: Opened | null }

const limitSeconds = 60

const start = (job: Job): Promise<Done> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: job, env: {}, execArgv: [] })
    const timer = setTimeout(() => void worker.terminate(), limitSeconds * 1000)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
    }
    worker.once('message', (done: Done) => end(() => resolve(done)))
    worker.once('error', error => end(() => reject(error)))
    worker.once('exit', code => end(() => reject(new Error(`the rehearsal ended without an answer (${code})`))))
  })

let last: Promise<unknown> = Promise.resolve()

/** Rehearses when those before are done: they take a second each, and two at once would only take each other's core. */
export const rehearseAside = (job: Job): Promise<Done> => {
  const mine = last.then(() => start(job))
  last = mine.catch(() => undefined)
  return mine
}
