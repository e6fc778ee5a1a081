/** Child processes that do one job at a time and are killed when it takes too long: native code can't be interrupted otherwise. */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DocumentFailed } from './failure.ts'

export type PoolSettings = {
  readonly worker: URL
  readonly size: number
  readonly limitSeconds: number
  /** A child is replaced after so many jobs: whatever a native library leaks, leaks only so far. */
  readonly jobsPerChild: number
  /** What a child may keep of its own objects; more ends it. */
  readonly heapMegabytes?: number | undefined
  /** What a child may hold in all, native memory included; more ends it. Kept where there is a /proc to look at. */
  readonly memoryMegabytes?: number | undefined
}

/** A child's answer: `{ done }`, or `{ failed }` with the words for the caller. */
export type Answer = { readonly done: unknown } | { readonly failed: string; readonly kind: 'template' | 'spreadsheet' }

type Job = {
  readonly message: object
  readonly resolve: (done: unknown) => void
  readonly reject: (failure: DocumentFailed) => void
}
type Child = {
  readonly process: ChildProcess
  jobs: number
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
  watch: NodeJS.Timeout | undefined
}

export type Pool = { readonly run: (message: object) => Promise<unknown>; readonly close: () => void }

type State = { readonly settings: PoolSettings; readonly waiting: Job[]; readonly children: Set<Child>; closed: boolean }

/** Starts no process before the first job; an idle child keeps nobody alive. */
export const openPool = (settings: PoolSettings): Pool => {
  const state: State = { settings, waiting: [], children: new Set(), closed: false }
  const refusal = (): DocumentFailed => new DocumentFailed('closed', 'the document processes are closed')
  const run = (message: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (state.closed) return reject(refusal())
      state.waiting.push({ message, resolve, reject })
      next(state)
    })
  const close = (): void => {
    state.closed = true
    for (const job of state.waiting.splice(0)) job.reject(refusal())
    for (const child of Array.from(state.children)) child.process.kill('SIGKILL')
  }
  return { run, close }
}

/** Gives the first waiting job to an idle child, or to a new one while there is room. */
const next = (state: State): void => {
  if (state.waiting.length === 0) return
  const idle = Array.from(state.children).find(child => child.job === undefined)
  const child = idle ?? (state.children.size < state.settings.size ? start(state) : undefined)
  const job = child === undefined ? undefined : state.waiting.shift()
  if (child === undefined || job === undefined) return
  child.job = job
  child.jobs += 1
  const { limitSeconds, memoryMegabytes } = state.settings
  child.timer = setTimeout(() => give(state, child, 'time limit', `the document took more than ${limitSeconds} s`), limitSeconds * 1000)
  if (memoryMegabytes !== undefined) child.watch = setInterval(() => weigh(state, child, memoryMegabytes), 50)
  holdOpen(child.process, true)
  child.process.send(job.message)
  next(state)
}

const start = (state: State): Child => {
  const child: Child = { process: startProcess(state.settings), jobs: 0, job: undefined, timer: undefined, watch: undefined }
  state.children.add(child)
  child.process.on('message', (answer: Answer) => answered(state, child, answer))
  child.process.on('error', error => ended(state, child, error.message))
  child.process.on('exit', (code, signal) => ended(state, child, String(signal ?? code)))
  return child
}

const answered = (state: State, child: Child, answer: Answer): void => {
  settle(child, job => ('done' in answer ? job.resolve(answer.done) : job.reject(new DocumentFailed(answer.kind, answer.failed))))
  if (child.jobs >= state.settings.jobsPerChild) dismiss(state, child)
  next(state)
}

const ended = (state: State, child: Child, how: string): void => {
  state.children.delete(child)
  settle(child, job => job.reject(new DocumentFailed('crashed', `the document process ended (${how})`)))
  next(state)
}

/** A job that goes beyond a limit is given up, with the child that does it. */
const give = (state: State, child: Child, limit: 'time limit' | 'memory limit', why: string): void => {
  settle(child, job => job.reject(new DocumentFailed(limit, why)))
  dismiss(state, child)
  next(state)
}

const weigh = (state: State, child: Child, most: number): void => {
  if (heldBy(child.process.pid) > most * 1024) give(state, child, 'memory limit', `the document took more than ${most} MB`)
}

/** In kilobytes; nothing where the system does not say. */
const heldBy = (pid: number | undefined): number => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

const dismiss = (state: State, child: Child): void => {
  state.children.delete(child)
  child.process.kill('SIGKILL')
}

const settle = (child: Child, conclude: (job: Job) => void): void => {
  const { job } = child
  clearTimeout(child.timer)
  clearInterval(child.watch)
  child.job = undefined
  holdOpen(child.process, false)
  if (job !== undefined) conclude(job)
}

/** No child calls out: Typst would fetch a package that a template names, and is sent to a proxy that is not there. */
export const noWayOut = { HTTP_PROXY: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9', ALL_PROXY: 'http://127.0.0.1:9' }

/** No variable of ours reaches the child: it needs none, and the surroundings hold passwords. */
const startProcess = ({ worker, heapMegabytes }: PoolSettings): ChildProcess =>
  fork(fileURLToPath(worker), [], {
    env: noWayOut,
    execArgv: ['--disable-warning=ExperimentalWarning', ...(heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

const holdOpen = (child: ChildProcess, held: boolean): void => {
  if (held) child.ref()
  else child.unref()
  if (held) child.channel?.ref()
  else child.channel?.unref()
}
