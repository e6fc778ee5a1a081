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
  const server = { line: 'whole' as Line, done: [] as Act[], asked: 0 }
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

/** A page on the device. A dead page's writes and answers go nowhere. */
export const openTab = (start: typeof startActs, { device, alone }: Device, { send }: Server): Tab => {
  let dead = false
  const never = new Promise<never>(() => undefined)
  const living = async <T>(work: () => Promise<T> | T): Promise<T> => {
    if (dead) return never
    const came = await work()
    return dead ? never : came
  }
  const seen: Tab['seen'] = { queue: [], done: [], timers: new Set() }
  const around: Around = {
    send: act => living(() => send(act)),
    load: () => living(() => [...device.kept.values()]),
    amend: ({ key }, change) =>
      living(() => {
        const held = change(device.kept.get(key))
        if (held) device.kept.set(key, structuredClone(held))
        else device.kept.delete(key)
        return { onDevice: !device.refuses, held }
      }),
    alone: work => (dead ? never : alone(() => Promise.race([work(), died]))),
    newKey: () => `key ${++device.keys}`,
    now: () => device.now,
    onQueue: queue => {
      seen.queue = queue
    },
    onDone: one => void seen.done.push(one),
    tell: () => {
      for (const other of device.tabs) if (other !== tab) void other.acts.look()
    },
    later: (work, ms) => {
      const timer = { work, at: device.now + ms }
      seen.timers.add(timer)
      return () => seen.timers.delete(timer)
    },
  }
  let die = (): void => undefined
  const died = new Promise<void>(resolve => {
    die = resolve
  })
  const acts = start(around)
  const kill = () => {
    dead = true
    die()
    acts.end()
    seen.timers.clear()
    device.tabs.delete(tab)
  }
  const tab: Tab = { acts, seen, kill }
  device.tabs.add(tab)
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
    { weight: 4, arbitrary: fc.record({ does: fc.constant('add' as const), on: fc.nat(2), hold: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constant('line' as const), is: fc.constantFrom<Line>('whole', 'cut', 'deaf', 'signedOut', 'ill') }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ does: fc.constantFrom('kill' as const, 'open' as const, 'wait' as const, 'undo' as const, 'hurry' as const) }),
    },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('cutShort' as const), turns: fc.nat(12) }) },
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
