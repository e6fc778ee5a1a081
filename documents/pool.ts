/** Child processes that do one job at a time and are killed when it takes too long: native code can't be interrupted otherwise. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DocumentFailed } from './failure.ts'

export type PoolSettings = {
  readonly worker: URL
  readonly size: number
  readonly limitSeconds: number
  /** A child is replaced after so many jobs: whatever a native library leaks, leaks only so far. */
  readonly jobsPerChild: number
}

/** A child's answer: `{ done }`, or `{ failed }` with the words for the caller. */
export type Answer = { readonly done: unknown } | { readonly failed: string; readonly kind: 'template' | 'spreadsheet' }

type Job = {
  readonly message: object
  readonly resolve: (done: unknown) => void
  readonly reject: (failure: DocumentFailed) => void
}
type Child = { readonly process: ChildProcess; jobs: number; job: Job | undefined; timer: NodeJS.Timeout | undefined }

export type Pool = { readonly run: (message: object) => Promise<unknown>; readonly close: () => void }

/** Starts no process before the first job; an idle child keeps nobody alive. */
export const openPool = (settings: PoolSettings): Pool => {
  const waiting: Job[] = []
  const children = new Set<Child>()
  let closed = false

  const dismiss = (child: Child): void => {
    children.delete(child)
    child.process.kill('SIGKILL')
  }

  const settle = (child: Child, conclude: (job: Job) => void): void => {
    const { job } = child
    clearTimeout(child.timer)
    child.job = undefined
    holdOpen(child.process, false)
    if (job !== undefined) conclude(job)
  }

  const answered = (child: Child, answer: Answer): void => {
    settle(child, (job) => ('done' in answer ? job.resolve(answer.done) : job.reject(new DocumentFailed(answer.kind, answer.failed))))
    if (child.jobs >= settings.jobsPerChild) dismiss(child)
    next()
  }

  const ended = (child: Child, how: string): void => {
    children.delete(child)
    settle(child, (job) => job.reject(new DocumentFailed('crashed', `the document process ended (${how})`)))
    next()
  }

  const overdue = (child: Child): void => {
    settle(child, (job) => job.reject(new DocumentFailed('time limit', `the document took more than ${settings.limitSeconds} s`)))
    dismiss(child)
    next()
  }

  const start = (): Child => {
    const child: Child = { process: startProcess(settings.worker), jobs: 0, job: undefined, timer: undefined }
    children.add(child)
    child.process.on('message', (answer: Answer) => answered(child, answer))
    child.process.on('error', (error) => ended(child, error.message))
    child.process.on('exit', (code, signal) => ended(child, String(signal ?? code)))
    return child
  }

  const next = (): void => {
    const idle = Array.from(children).find((child) => child.job === undefined)
    const child = idle ?? (children.size < settings.size && waiting.length > 0 ? start() : undefined)
    const job = child === undefined ? undefined : waiting.shift()
    if (child === undefined || job === undefined) return
    child.job = job
    child.jobs += 1
    child.timer = setTimeout(() => overdue(child), settings.limitSeconds * 1000)
    holdOpen(child.process, true)
    child.process.send(job.message)
    next()
  }

  const run = (message: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new DocumentFailed('closed', 'the document processes are closed'))
      waiting.push({ message, resolve, reject })
      next()
    })

  const close = (): void => {
    closed = true
    for (const job of waiting.splice(0)) job.reject(new DocumentFailed('closed', 'the document processes are closed'))
    for (const child of Array.from(children)) dismiss(child)
  }
  return { run, close }
}

/** No variable of ours reaches the child: it needs none, and the surroundings hold passwords. */
const startProcess = (worker: URL): ChildProcess =>
  fork(fileURLToPath(worker), [], {
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

const holdOpen = (child: ChildProcess, held: boolean): void => {
  if (held) child.ref()
  else child.unref()
  if (held) child.channel?.ref()
  else child.channel?.unref()
}
