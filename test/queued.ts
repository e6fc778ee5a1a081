// A device with tabs that die, and a server behind a bad line: what acts are queued against, and the histories that must leave each done once.
import fc from 'fast-check'
import type { Outcome } from '../web/client.ts'
import type { Act, Around, Deed, Queued, Receipted, startActs } from '../web/device/acts.ts'

export type Line = 'whole' | 'cut' | 'deaf' | 'signedOut' | 'ill'

export const noLine: Outcome = { kind: 'failed', status: 0 }
export const refusal: Outcome = {
  kind: 'refused',
  refusals: [{ rule: 'withinEnrolment', clause: '6.2', found: '2022-09-01', wants: null }],
}

/** Does each key once, in the order in which they came; refuses what bears `bad`. `deaf` loses the answer only. */
export const serverOf = () => {
  const server: { line: Line; done: Act[]; asked: number } = { line: 'whole', done: [], asked: 0 }
  const answers = new Map<string, Outcome>()
  const send = async (act: Act): Promise<Outcome> => {
    if (server.line === 'cut') return noLine
    if (server.line === 'signedOut') return { kind: 'signedOut' }
    if (server.line === 'ill') return { kind: 'failed', status: 503 }
    server.asked += 1
    const known = answers.get(act.key)
    const answer: Outcome =
      known ?? (act.input === 'bad' ? refusal : { kind: 'done', receipt: `R ${act.key}`, at: '2022-09-01T01:00:00.000Z', kept: '' })
    if (!known && answer.kind === 'done') {
      answers.set(act.key, answer)
      server.done.push(act)
    }
    return server.line === 'deaf' ? noLine : answer
  }
  return { server, send }
}
export type Server = ReturnType<typeof serverOf>

/** What outlives a page: the acts that lie on the device, the hour, and the lock of its tabs. */
export const deviceOf = ({ locks = true } = {}) => {
  const device = { kept: new Map<string, Act>(), now: 1_000, keys: 0, refuses: false, tabs: new Set<Tab>() }
  let before: Promise<void> = Promise.resolve()
  const alone = (work: () => Promise<void>) => {
    if (!locks) return work()
    const mine = before.then(work)
    before = mine.catch(() => undefined)
    return mine
  }
  return { device, alone }
}
export type Device = ReturnType<typeof deviceOf>

export type Tab = {
  readonly acts: ReturnType<typeof startActs>
  readonly seen: { queue: readonly Queued[]; done: Receipted[]; timers: Set<{ readonly work: () => unknown; readonly at: number }> }
  /** The battery dies: nothing of this page goes on. */
  readonly kill: () => void
}

type Alive = { readonly device: Device; readonly server: Server; readonly died: Promise<void>; readonly isDead: () => boolean }
const never = new Promise<never>(() => undefined)

/** What a page reaches of its device and its server; a dead page's writes and answers go nowhere. */
const reachedFrom = ({ device: { device, alone }, server: { send }, died, isDead }: Alive) => {
  const living = async <T>(work: () => Promise<T> | T): Promise<T> => {
    if (isDead()) return never
    const came = await work()
    return isDead() ? never : came
  }
  const amend: Around['amend'] = ({ key }, change) =>
    living(() => {
      const held = change(device.kept.get(key))
      if (held) device.kept.set(key, structuredClone(held))
      else device.kept.delete(key)
      return { onDevice: !device.refuses, held }
    })
  return {
    amend,
    send: (act: Act) => living(() => send(act)),
    load: () => living(() => [...device.kept.values()]),
    alone: (work: () => Promise<void>) => (isDead() ? never : alone(() => Promise.race([work(), died]))),
    newKey: () => `key ${++device.keys}`,
    now: () => device.now,
  }
}

const timersOf =
  ({ device }: Device, timers: Tab['seen']['timers']): Around['later'] =>
  (work, ms) => {
    const timer = { work, at: device.now + ms }
    timers.add(timer)
    return () => timers.delete(timer)
  }

/** A page on the device. */
export const openTab = (start: typeof startActs, device: Device, server: Server): Tab => {
  const { tabs } = device.device
  const end = Promise.withResolvers<void>()
  let dead = false
  const seen: Tab['seen'] = { queue: [], done: [], timers: new Set() }
  const acts = start({
    ...reachedFrom({ device, server, died: end.promise, isDead: () => dead }),
    onQueue: queue => {
      seen.queue = queue
    },
    onDone: one => void seen.done.push(one),
    tell: () => {
      for (const other of tabs) if (other !== tab) void other.acts.look()
    },
    later: timersOf(device, seen.timers),
  })
  const kill = () => {
    dead = true
    end.resolve()
    acts.end()
    seen.timers.clear()
    tabs.delete(tab)
  }
  const tab: Tab = { acts, seen, kill }
  tabs.add(tab)
  return tab
}

export const deedOn = (id: string, input: unknown = 'good'): Deed => ({
  ...{ subject: 'training', id, action: 'enrol', input, about: id, round: 'r' },
})

/** All that was begun has come to rest: nothing here waits for a real clock. */
export const rest = async (turns = 60): Promise<void> => {
  for (let i = 0; i < turns; i += 1) await Promise.resolve()
}

/** The hour goes on, and what was to be done by then is done. */
export const pass = async ({ device }: Device, ms: number): Promise<void> => {
  device.now += ms
  for (const { seen } of device.tabs)
    for (const timer of [...seen.timers].filter(({ at }) => at <= device.now)) {
      seen.timers.delete(timer)
      timer.work()
    }
  await rest()
}

type Step =
  | { readonly does: 'add'; readonly on: number; readonly hold: boolean }
  | { readonly does: 'line'; readonly is: Line }
  | { readonly does: 'kill' | 'open' | 'wait' | 'undo' | 'hurry' }
  /** Stops in the middle of what is going on. */
  | { readonly does: 'cutShort'; readonly turns: number }

export const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant<'add'>('add'), on: fc.nat(2), hold: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant<'line'>('line'), is: fc.constantFrom<Line>('whole', 'cut', 'deaf', 'signedOut', 'ill') }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constantFrom<'kill' | 'open' | 'wait' | 'undo' | 'hurry'>('kill', 'open', 'wait', 'undo', 'hurry') }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant<'cutShort'>('cutShort'), turns: fc.nat(12) }) },
  ),
  { minLength: 3, maxLength: 25 },
)

type World = {
  readonly start: typeof startActs
  readonly device: Device
  readonly server: Server
  readonly added: Map<string, string>
  readonly undone: Set<string>
}
const someTab = ({ device, server, start }: World): Tab => [...device.device.tabs][0] ?? openTab(start, device, server)

const takeStep = async (world: World, step: Step): Promise<void> => {
  const { device, server, added, undone, start } = world
  if (step.does === 'line') server.server.line = step.is
  if (step.does === 'open') openTab(start, device, server)
  if (step.does === 'wait') await pass(device, 9_000)
  if (step.does === 'hurry') void someTab(world).acts.send(true)
  if (step.does === 'kill' || step.does === 'cutShort') {
    await rest(step.does === 'cutShort' ? step.turns : 60)
    someTab(world).kill()
  }
  if (step.does === 'add') {
    device.device.now += 1
    const keys = await Promise.race([someTab(world).acts.add([deedOn(`t${step.on}`)], step.hold ? 10_000 : 0), rest(400).then(() => [])])
    for (const key of keys) added.set(key, `t${step.on}`)
  }
  if (step.does === 'undo') {
    const [key] = [...added.keys()].slice(-1)
    const took = key === undefined ? [] : await Promise.race([someTab(world).acts.undo([key]), rest(400).then(() => [])])
    if (key !== undefined && took[0]) undone.add(key)
  }
}

/** Once the line is whole each act that was shown is done exactly once, those of one dossier in their order, and none that was taken back. */
export const eachOnce = async (start: typeof startActs, steps: readonly Step[], locks = true): Promise<boolean> => {
  const world: World = { start, device: deviceOf({ locks }), server: serverOf(), added: new Map(), undone: new Set() }
  for (const step of steps) await takeStep(world, step)
  world.server.server.line = 'whole'
  someTab(world)
  for (let i = 0; i < 8; i += 1) {
    await rest(400)
    await pass(world.device, 11_000)
  }
  const done = world.server.server.done.map(({ key }) => key)
  const wanted = [...world.added.keys()].filter(key => !world.undone.has(key))
  const once = wanted.every(key => done.filter(one => one === key).length === 1) && done.every(key => !world.undone.has(key))
  const inOrder = ['t0', 't1', 't2'].every(id => {
    const own = world.server.server.done.filter(act => act.id === id).map(({ at }) => at)
    return own.every((at, i) => i === 0 || at > (own[i - 1] ?? 0))
  })
  return once && inOrder && world.device.device.kept.size === 0
}
