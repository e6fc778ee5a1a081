/** The quotas of the track as they stand on the screen, each with its clause: kept, so many short, so many over. */
import { useMemo } from 'react'
import { type QuotaState, quotasAsTheyStand } from '../../../core/plan/quotas.ts'
import { type QuotaWords, quotaWords } from '../../words/quotas.ts'
import { Clause } from '../law.tsx'
import { usePlanning } from './context.ts'

const marks: Readonly<Record<QuotaState['is'], string>> = { met: 'tag good', short: 'tag warn', over: 'tag bad' }

const boundsIn = ({ least, most, reserved }: QuotaState, words: QuotaWords): string =>
  [
    least === undefined ? '' : words.least(least),
    most === undefined ? '' : words.most(most),
    reserved === undefined ? '' : words.reserved(reserved.kept, reserved.free),
  ]
    .filter(text => text !== '')
    .join('，')

function Strip({ was, state }: { readonly was: number; readonly state: QuotaState }) {
  const { saying } = usePlanning()
  const words = quotaWords[saying.texts.language]
  const { quota, now, is, by } = state
  return (
    <li data-quota={quota.code}>
      <span className="quiet small">{saying.texts.pick(quota.name)}</span>{' '}
      <b className={was === now ? undefined : 'changed'}>{was === now ? words.now(now) : words.change(was, now)}</b>{' '}
      <span className="small">{boundsIn(state, words)}</span> <span className={marks[is]}>{words.is[is](by)}</span>{' '}
      <Clause id={quota.clause} saying={saying} />
    </li>
  )
}

/** Told to whoever listens, too, once one comes to be short or over, or is kept again. */
export function Quotas() {
  const { board, saying } = usePlanning()
  const words = quotaWords[saying.texts.language]
  const { ground, held } = board
  const { base, now } = held.board
  const were = useMemo(() => quotasAsTheyStand(ground, base), [ground, base])
  const states = useMemo(() => quotasAsTheyStand(ground, now), [ground, now])
  if (states.length === 0) return null
  const broken = states.filter(({ is }) => is !== 'met').map(({ quota, is, by }) => `${saying.texts.pick(quota.name)} ${words.is[is](by)}`)
  return (
    <section className="boardquotas" aria-label={words.title} title={words.note}>
      <ul>
        {states.map((state, i) => (
          <Strip key={state.quota.code} state={state} was={were[i]?.now ?? state.now} />
        ))}
      </ul>
      <p className="unseen" role="status">
        {broken.join('；')}
      </p>
    </section>
  )
}
