/** The control of a fact that the policy adds, by its type, and beside it what the policy says about the fact. */
import { Input, InputNumber, Select } from 'antd'
import { fits, type OwnFact } from '../../../core/application/own-facts.ts'
import { type Saying, say } from '../../say.ts'

type Holder<T> = { readonly id?: string; readonly value?: T; readonly onChange?: (value: T | undefined) => void }

/** Yes, no, or not answered yet: an empty box would say no for whoever has not read it. */
export function YesNo({ saying, id, value, onChange }: Holder<boolean> & { readonly saying: Saying }) {
  const { yes, no } = saying.texts.t.common
  return (
    <Select
      id={id}
      allowClear
      placeholder={saying.texts.t.act.choose}
      value={value === undefined ? undefined : String(value)}
      options={[
        { value: 'true', label: yes },
        { value: 'false', label: no },
      ]}
      onChange={chosen => onChange?.(chosen === undefined ? undefined : chosen === 'true')}
    />
  )
}

/** A function and no component, so that the form gives value and change to the control itself. */
export const ownControl = (name: string, fact: OwnFact, saying: Saying) => {
  const { t, pick } = saying.texts
  if (fact.type === 'boolean') return <YesNo saying={saying} />
  if (fact.type === 'day') return <Input type="date" />
  if (fact.type === 'integer')
    return <InputNumber style={{ width: '100%' }} precision={0} maxLength={9} inputMode="numeric" suffix={pick(fact.unit)} />
  const options = fact.values.map(value => ({ value, label: say(value, saying, name) }))
  return <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t.act.choose} options={options} />
}

/** What is meant, what proves it, and whether what was typed can be. */
export function OwnNote({ fact, value, saying }: { readonly fact: OwnFact; readonly value: unknown; readonly saying: Saying }) {
  const { t, pick } = saying.texts
  const given = value !== undefined && value !== null && value !== ''
  const wrong = given && !fits(fact, value)
  return (
    <div className="tight">
      {fact.type === 'integer' && <span className={wrong ? 'late' : undefined}>{t.form.bounds(fact.min, fact.max)} </span>}
      {fact.help && <span>{pick(fact.help)} </span>}
      {fact.proof && (
        <span>
          {t.form.ownProof}
          {pick(fact.proof)}
        </span>
      )}
    </div>
  )
}
