/** What one person is held to: only there, or never there, each with its reason; filling and dragging keep to it. */
import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { Preference } from '../../../core/application/dossier.ts'
import type { Limit, Where } from '../../../core/plan/plan.ts'
import { usePlanning } from './context.ts'
import { seatName, whereName } from './telling.ts'

/** Cities, hosts and programmes, as one list to choose from; the value is the place itself as text. */
const usePlaces = () => {
  const { board, saying } = usePlanning()
  const { ground } = board
  return useMemo(() => {
    const seats = [...ground.programmes.values()]
    const option = (where: Where) => ({ value: JSON.stringify(where), label: whereName(where, saying), where })
    const once = <T,>(list: readonly T[]) => [...new Set(list)]
    return [
      ...once(seats.map(({ city }) => city)).map(city => option({ city })),
      ...once(seats.map(({ host }) => host)).map(host => option({ host })),
      ...seats.map(({ host, programme }) => option({ host, programme })),
    ]
  }, [ground, saying])
}

function One({ id, limit, at }: { readonly id: string; readonly limit: Limit; readonly at: number }) {
  const { board, words, saying } = usePlanning()
  const what = `${words.limit[limit.kind]}${saying.texts.language === 'en' ? ' ' : ''}${whereName(limit.where, saying)}`
  return (
    <li className="row">
      <span>
        {what} <span className="quiet small">{limit.why}</span>
      </span>
      <Button size="small" autoInsertSpace={false} aria-label={words.lift(what)} onClick={() => board.tryStep({ do: 'lift', id, at })}>
        {words.liftShort}
      </Button>
    </li>
  )
}

/** What is typed of a new limit; it is added once it says where and why. */
const useNewLimit = (id: string) => {
  const { board } = usePlanning()
  const places = usePlaces()
  const [kind, setKind] = useState<Limit['kind']>('only')
  const [chosen, setChosen] = useState<string>()
  const [why, setWhy] = useState('')
  const [asked, setAsked] = useState(false)
  const where = places.find(({ value }) => value === chosen)?.where
  const add = () => {
    setAsked(true)
    if (!where || why.trim() === '') return
    board.tryStep({ do: 'limit', id, limit: { kind, where, why: why.trim() } })
    setChosen(undefined)
    setWhy('')
    setAsked(false)
  }
  const hold = ({ host, programme }: Preference) => {
    setKind('only')
    setChosen(JSON.stringify({ host, programme }))
  }
  return {
    places,
    kind,
    setKind,
    chosen,
    setChosen,
    why,
    setWhy,
    add,
    hold,
    lacksWhere: asked && !where,
    lacksWhy: asked && why.trim() === '',
  }
}

function NewLimit({ limit }: { readonly limit: ReturnType<typeof useNewLimit> }) {
  const { words } = usePlanning()
  const { places, kind, setKind, chosen, setChosen, why, setWhy, lacksWhere, lacksWhy } = limit
  const kinds = (['only', 'never'] as const).map(value => ({ value, label: words.limit[value] }))
  return (
    <>
      <div className="row boardlimit">
        <Select aria-label={words.limits} value={kind} options={kinds} onChange={setKind} />
        <Select
          aria-label={words.where}
          placeholder={words.where}
          showSearch={{ optionFilterProp: 'label' }}
          value={chosen ?? null}
          options={places}
          onChange={setChosen}
          status={lacksWhere ? 'error' : ''}
        />
      </div>
      <Input
        aria-label={words.why}
        placeholder={words.why}
        maxLength={200}
        value={why}
        onChange={event => setWhy(event.target.value)}
        status={lacksWhy ? 'error' : ''}
      />
      {(lacksWhere || lacksWhy) && (
        <p className="saying bad" role="alert">
          {[lacksWhere ? words.whereNeeded : '', lacksWhy ? words.whyNeeded : ''].join(' ')}
        </p>
      )}
    </>
  )
}

export function Limits({ id }: { readonly id: string }) {
  const { board, words, saying } = usePlanning()
  const limit = useNewLimit(id)
  const limits = board.held.board.now.limits[id] ?? []
  const own = board.held.board.now.seats[id]
  return (
    <section className="tight">
      <h3>{words.limits}</h3>
      {limits.length === 0 && <p className="quiet small">{words.noLimits}</p>}
      <ul className="tight">
        {limits.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: limits have no name but their place
          <One key={at} id={id} limit={one} at={at} />
        ))}
      </ul>
      <NewLimit limit={limit} />
      <div className="row">
        <Button onClick={limit.add}>{words.addLimit}</Button>
        {own && (
          <Button onClick={() => limit.hold(own)} title={seatName(own, saying)}>
            {words.hold}
          </Button>
        )}
      </div>
    </section>
  )
}
