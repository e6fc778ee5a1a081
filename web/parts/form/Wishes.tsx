/** Wishes for a host, in their order: choose one, move it, name the supervisor, take it out again. */
import { Button, Checkbox, Input, Select } from 'antd'
import { wishesAsked } from '../../../core/placement/wishes.ts'
import { type Fields, fieldsOf, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { programmesOf } from '../act/options.ts'
import { moved } from '../moved.ts'

type Props = {
  readonly saying: Saying
  readonly track: string | undefined
  readonly disabled: boolean
  readonly value?: readonly Fields[]
  readonly onChange?: (wishes: readonly Fields[]) => void
}

/** One key for host and programme, as the choices of the catalogue have it. */
const keyOf = (wish: Fields) => `${textIn(wish, 'host')}|${textIn(wish, 'programme')}`
const wishOf = (key: string): Fields => {
  const [host, programme] = key.split('|')
  return { host, programme }
}

type WishProps = Pick<Props, 'saying' | 'disabled'> & {
  readonly wish: Fields
  readonly label: string
  readonly rank: number
  readonly change: (wish: Fields | undefined) => void
  readonly up: (() => void) | undefined
}

function Wish({ saying, disabled, wish, label, rank, change, up }: WishProps) {
  const { t } = saying.texts
  const named = `${t.form.fields.supervisor} ${rank}`
  return (
    <li className="wish">
      <div className="row">
        <b>
          {rank}. {label}
        </b>
        {!disabled && up && (
          <Button size="small" autoInsertSpace={false} aria-label={`${t.form.moveUp}：${label}`} onClick={up}>
            {t.form.moveUp}
          </Button>
        )}
        {!disabled && (
          <Button size="small" autoInsertSpace={false} aria-label={`${t.act.remove}：${label}`} onClick={() => change(undefined)}>
            {t.act.remove}
          </Button>
        )}
      </div>
      <div className="row">
        <Input
          aria-label={named}
          placeholder={t.act.optional(t.form.fields.supervisor)}
          maxLength={40}
          value={textIn(wish, 'supervisor') ?? ''}
          onChange={event => change({ ...wish, supervisor: event.target.value === '' ? undefined : event.target.value })}
        />
        <Checkbox checked={wish.contacted === true} onChange={event => change({ ...wish, contacted: event.target.checked })}>
          {t.form.fields.contacted}
        </Checkbox>
      </div>
    </li>
  )
}

export function Wishes({ saying, track, disabled, value = [], onChange }: Props) {
  const { t } = saying.texts
  if (!saying.law) return null
  const wishes = value.map(fieldsOf)
  const groups = programmesOf(saying.law, track, saying.texts)
  const most = wishesAsked(saying.law.policy).value.max
  const chosen = wishes.map(keyOf)
  const label = (key: string) => groups.flatMap(({ options }) => options).find(option => option.value === key)?.label ?? key
  const free = groups.map(group => ({ ...group, options: group.options.filter(option => !chosen.includes(option.value)) }))
  const change = (at: number, wish: Fields | undefined) =>
    onChange?.(wish ? wishes.map((one, i) => (i === at ? wish : one)) : wishes.filter((_, i) => i !== at))
  return (
    <div className="tight">
      <ol className="tight wishes">
        {wishes.map((wish, i) => (
          <Wish
            key={keyOf(wish)}
            saying={saying}
            disabled={disabled}
            wish={wish}
            label={label(keyOf(wish))}
            rank={i + 1}
            change={next => change(i, next)}
            up={i > 0 ? () => onChange?.(moved(wishes, i, i - 1).map(fieldsOf)) : undefined}
          />
        ))}
      </ol>
      {!disabled && wishes.length < most && (
        <Select
          aria-label={t.form.fields.preferences}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder={t.act.choose}
          options={free}
          onChange={(key: string | null) => key !== null && onChange?.([...wishes, wishOf(key)])}
        />
      )}
    </div>
  )
}
