/** What stands masked on a form, shown whole where it is needed: one value or all, for a reason that is one click away and serves for the whole file. */
import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type MaskedPlace, maskedPlaces, type RevealReason, reasonMinutes, revealReasons, textAt } from '../../../core/masking.ts'
import { ask } from '../../client.ts'
import { type Fields, fieldsOf } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { useMineWords } from '../../words/mine.ts'
import { fieldName } from './part-name.ts'

/** One place, or `all`. */
type What = MaskedPlace | 'all'
type Shown = Partial<Readonly<Record<MaskedPlace, string>>>

const nameOf = (place: MaskedPlace, saying: Saying) => {
  const [section = '', field = ''] = place.split('.')
  return fieldName(section, field, saying)
}

const withShown = (form: Fields, shown: Shown): Fields => {
  const whole: Record<string, unknown> = { ...form }
  for (const place of maskedPlaces) {
    const [section = '', field = ''] = place.split('.')
    if (shown[place] !== undefined) whole[section] = { ...fieldsOf(whole[section]), [field]: shown[place] }
  }
  return whole
}

const useRevealing = (id: string) => {
  const [shown, setShown] = useState<Shown>({})
  /** What is wanted, and waits for a reason. */
  const [wanted, want] = useState<What>()
  const [failed, fail] = useState(false)
  const look = async (what: What, reason?: RevealReason, words?: string) => {
    const place = what === 'all' ? {} : { place: what }
    const asked = { id, ...place, ...(reason && { reason }), ...(words !== undefined && { words }) }
    const answer = await ask('formInFull', asked).catch(() => undefined)
    fail(answer === undefined)
    if (!answer) return
    want(answer.values === null ? what : undefined)
    setShown(before => ({ ...before, ...Object.fromEntries((answer.values ?? []).map(({ place: at, value }) => [at, value])) }))
  }
  return { shown, wanted, failed, look }
}
type Revealing = ReturnType<typeof useRevealing>

function Reasons({ what, name, look }: { what: What; name: string; look: Revealing['look'] }) {
  const { reveal } = useMineWords()
  const [words, setWords] = useState<string>()
  const field = useId()
  return (
    <fieldset className="stack tight">
      <legend>{reveal.why(name)}</legend>
      <div className="row">
        {revealReasons.map(reason => (
          <Button key={reason} size="small" onClick={() => (reason === 'other' ? setWords('') : look(what, reason))}>
            {reveal.reasons[reason]}
          </Button>
        ))}
      </div>
      {words !== undefined && (
        <div className="row">
          <label htmlFor={field}>{reveal.words}</label>
          <Input
            id={field}
            autoFocus
            value={words}
            maxLength={200}
            style={{ width: 220 }}
            onChange={event => setWords(event.target.value)}
          />
          <Button
            size="small"
            type="primary"
            autoInsertSpace={false}
            disabled={words.trim().length < 4}
            onClick={() => look(what, 'other', words.trim())}
          >
            {reveal.look}
          </Button>
        </div>
      )}
      <span className="quiet small">{reveal.serves(reasonMinutes)}</span>
    </fieldset>
  )
}

function Bar({ masked, revealing, saying }: { masked: readonly MaskedPlace[]; revealing: Revealing; saying: Saying }) {
  const { reveal } = useMineWords()
  const { wanted, failed, look } = revealing
  return (
    <section className="saying noprint" aria-label={reveal.label}>
      <div className="row">
        {masked.map(place => (
          <Button key={place} size="small" onClick={() => look(place)}>
            {reveal.one(nameOf(place, saying))}
          </Button>
        ))}
        {masked.length > 1 && (
          <Button size="small" onClick={() => look('all')}>
            {reveal.all}
          </Button>
        )}
        <span className="quiet small">{reveal.note}</span>
      </div>
      {wanted !== undefined && <Reasons what={wanted} name={wanted === 'all' ? reveal.whole : nameOf(wanted, saying)} look={look} />}
      {failed && <p role="alert">{reveal.failed}</p>}
    </section>
  )
}

type Props = {
  readonly id: string
  readonly form: Fields
  readonly saying: Saying
  readonly children: (form: Fields, bar: ReactNode) => ReactNode
}

/** Kept nowhere: whoever comes back sees it masked again. */
export function Revealable({ id, form, saying, children }: Props) {
  const revealing = useRevealing(id)
  const masked = maskedPlaces.filter(place => revealing.shown[place] === undefined && textAt(form, place)?.includes('*') === true)
  const open = masked.length > 0 || revealing.failed
  return children(withShown(form, revealing.shown), open ? <Bar masked={masked} revealing={revealing} saying={saying} /> : null)
}
