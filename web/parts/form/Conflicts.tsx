/** The same place changed twice: both values side by side, and the person says for each which one stands. Nothing is saved over before. */
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import { answerInWords, findAdded } from '../../../core/application/added.ts'
import type { Conflict, MergedForm } from '../../../core/application/merge.ts'
import { type Saying, say } from '../../say.ts'
import { deviceWords } from '../../words/device.ts'
import { partName } from './part-name.ts'

type Props = { readonly asks: MergedForm; readonly saying: Saying; readonly onChosen: (takesTheirs: readonly boolean[]) => void }

const shown = (value: unknown, { path }: Conflict, saying: Saying): string => {
  const words = deviceWords[saying.texts.language]
  if (value === undefined) return typeof path.at(-1) === 'number' ? words.removed : words.empty
  const field = path[0] === 'added' && saying.law ? findAdded(saying.law.policy, String(path[1])) : undefined
  const column = field?.type === 'rows' ? field.columns.find(({ code }) => code === path[3]) : undefined
  if (column) return answerInWords(column, value, saying.texts.pick)
  if (field) return answerInWords(field, field.type === 'rows' && path.length === 3 ? [value] : value, saying.texts.pick)
  const name = value !== null && typeof value === 'object' && 'name' in value ? value.name : undefined
  return typeof name === 'string' ? name : say(value, saying, String(path.at(-1)))
}

type OneProps = {
  readonly conflict: Conflict
  readonly saying: Saying
  readonly takes: boolean | undefined
  readonly onTake: (theirs: boolean) => void
}
function One({ conflict, saying, takes, onTake }: OneProps) {
  const words = deviceWords[saying.texts.language]
  const name = partName(conflict.path.join('.'), saying)
  return (
    <fieldset className="conflict">
      <legend>{name}</legend>
      <Radio.Group className="sides" value={takes} onChange={event => onTake(event.target.value === true)}>
        <Radio value={false}>
          <span className="quiet small">{words.mine}</span>
          <span className="value">{shown(conflict.mine, conflict, saying)}</span>
        </Radio>
        <Radio value={true}>
          <span className="quiet small">{words.theirs}</span>
          <span className="value">{shown(conflict.theirs, conflict, saying)}</span>
        </Radio>
      </Radio.Group>
    </fieldset>
  )
}

export function Conflicts({ asks, saying, onChosen }: Props) {
  const words = deviceWords[saying.texts.language]
  const { conflicts } = asks
  const [takes, setTakes] = useState<Readonly<Record<number, boolean>>>({})
  const all = (theirs: boolean) => setTakes(Object.fromEntries(conflicts.map((_, i) => [i, theirs])))
  const chosen = conflicts.map((_, i) => takes[i])
  const isWhole = chosen.every(one => one !== undefined)
  return (
    <Modal open title={words.asksTitle} closable={false} keyboard={false} footer={null} width={720}>
      <div className="stack">
        <p>{words.asksNote}</p>
        <div className="row">
          <Button size="small" onClick={() => all(false)}>
            {words.allMine}
          </Button>
          <Button size="small" onClick={() => all(true)}>
            {words.allTheirs}
          </Button>
        </div>
        {conflicts.map((conflict, i) => (
          <One
            key={conflict.path.join('.')}
            conflict={conflict}
            saying={saying}
            takes={takes[i]}
            onTake={theirs => setTakes({ ...takes, [i]: theirs })}
          />
        ))}
        <Button type="primary" disabled={!isWhole} onClick={() => onChosen(chosen.map(one => one === true))}>
          {words.chosen}
        </Button>
      </div>
    </Modal>
  )
}
