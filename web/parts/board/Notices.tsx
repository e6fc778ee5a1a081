/** What stands above the board: a newer plan of somebody else, what can't stand any more, why a drop was refused, and what the plan comes to. */
import { Button } from 'antd'
import { useMemo } from 'react'
import { staged } from '../../../core/plan/board.ts'
import { type Difference, differences, sameSeat } from '../../../core/plan/plan.ts'
import { type Figures, figuresOf } from '../../../core/plan/why.ts'
import { momentOf } from '../../format.ts'
import { Clause } from '../law.tsx'
import { usePlanning } from './context.ts'
import type { Answer } from './held.ts'
import { refusalName, seatName } from './telling.ts'

/** The first of many. */
const most = 30

function Changes({
  title,
  list,
  clashes,
}: {
  readonly title: string
  readonly list: readonly Difference[]
  readonly clashes: ReadonlySet<string>
}) {
  const { people, words, saying } = usePlanning()
  const seat = (at: Difference['to']) => (at ? seatName(at, saying) : words.states.undecided)
  return (
    <div className="tight">
      <h3>
        {title}（{list.length}）
      </h3>
      <ul>
        {list.slice(0, most).map(({ id, from, to, limits }) => (
          <li key={id}>
            <b>{people.get(id)?.title ?? id}</b> {!sameSeat(from, to) && `${seat(from)} → ${seat(to)}`} {limits && words.bound}{' '}
            {clashes.has(id) && <span className="tag warn">{words.clash}</span>}
          </li>
        ))}
      </ul>
      {list.length > most && <p className="quiet">…</p>}
    </div>
  )
}

/** Somebody saved a newer plan: what they changed beside what is staged here, and whose to build on. */
export function Conflict({ versions }: Pick<Answer, 'versions'>) {
  const { board, words, saying, tell } = usePlanning()
  const { held } = board
  const { newer } = held
  if (!newer) return null
  const by = versions.find(({ version }) => version === newer.version)
  const [theirs, mine] = [differences(held.saved, newer.plan), staged(held.board)]
  const clashes = new Set(theirs.map(({ id }) => id).filter(id => mine.some(own => own.id === id)))
  return (
    <section className="saying warn stack" role="alert">
      <p>
        <b>{words.conflict(by ? saying.texts.pick(by.by) : '—', by ? momentOf(by.at) : '', newer.version)}</b>{' '}
        {by && words.conflictWhy(by.why)}
      </p>
      <div className="beside-each">
        <Changes title={words.theirs} list={theirs} clashes={clashes} />
        <Changes title={words.mine} list={mine} clashes={clashes} />
      </div>
      <div className="row">
        <Button type="primary" onClick={() => tell(words.rebased(board.onTheirs()))}>
          {words.keepMine}
        </Button>
        <Button onClick={board.drop}>{words.dropMine}</Button>
      </div>
    </section>
  )
}

export function Fallen() {
  const { board, people, words, saying } = usePlanning()
  const { fallen } = board.held
  if (fallen.length === 0) return null
  return (
    <section className="saying warn tight" role="status">
      <b>{words.fallen}</b>
      <ul>
        {fallen.slice(0, most).map(({ id, seat, refusals }) => (
          <li key={id}>
            {people.get(id)?.title ?? id}（{seatName(seat, saying)}）：
            {refusals.length === 0 ? words.asked : refusals.map(refusal => refusalName(refusal, saying)).join('；')}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Why the last drop was refused, with the clause. */
export function RefusedDrop() {
  const { refused, words, saying } = usePlanning()
  return (
    <div role="alert" className={refused ? 'saying bad boardrefused' : undefined}>
      {refused && (
        <>
          <b>{words.refused(refused.name, refused.where)}</b>{' '}
          {refused.refusals.map(refusal => (
            <span key={refusalName(refusal, saying)}>
              {refusalName(refusal, saying)} <Clause id={refusal.clause} saying={saying} />{' '}
            </span>
          ))}
        </>
      )}
    </div>
  )
}

function Figure({
  name,
  was,
  now,
  title,
}: {
  readonly name: string
  readonly was: string
  readonly now: string
  readonly title?: string | undefined
}) {
  const { words } = usePlanning()
  return (
    <span className="boardfigure" title={title}>
      <span className="quiet small">{name}</span>{' '}
      <b className={was === now ? undefined : 'changed'}>{was === now ? now : words.change(was, now)}</b>
    </span>
  )
}

/** Before and after what is staged. The shares of the law are counted as people are nominated and admitted; here it is seen who of them has a seat. */
export function Effects() {
  const { board, words, saying } = usePlanning()
  const { ground, held } = board
  const { base, now } = held.board
  const was = useMemo(() => figuresOf(ground, base), [ground, base])
  const is = useMemo(() => figuresOf(ground, now), [ground, now])
  const both = (of: (figures: Figures) => string | number) => ({ was: String(of(was)), now: String(of(is)) })
  const shares = ground.law.policy.procedure.shares ?? []
  return (
    <section className="boardfigures" aria-label={words.effects}>
      <Figure name={words.figures.placed} {...both(f => f.placed)} />
      <Figure name={words.figures.undecided} {...both(f => f.undecided)} />
      {is.byWish.map((_n, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: wishes are known by their number
        <Figure key={i} name={words.wish(i + 1)} {...both(f => f.byWish[i] ?? 0)} />
      ))}
      <Figure name={words.figures.adjusted} {...both(f => f.adjusted)} />
      <Figure name={words.figures.grassRoots} {...both(f => words.of(...f.grassRoots))} />
      {shares.map(share => (
        <Figure
          key={share.code}
          name={saying.texts.pick(share.label)}
          title={words.shareNote('atMostPercent' in share ? words.atMost(share.atMostPercent) : words.atLeast(share.atLeastPercent))}
          {...both(f => words.of(...(f.kinds[share.code] ?? [0, 0])))}
        />
      ))}
      <Figure name={words.figures.passed} {...both(f => f.passed)} />
    </section>
  )
}
