/** A sheet that went out and came back: what changed in each row, merged with what changed here, and a choice where both did. */
import { Button, Radio } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { settle } from '../../../core/application/merge.ts'
import { mergeRow, type Returned } from '../../../core/twin/back.ts'
import type { GridRow } from '../../../core/twin/grid.ts'
import { act, newId, type Outcome } from '../../client.ts'
import { fieldsOf, textIn } from '../../json.ts'
import { useRefresh } from '../../queries.ts'
import { say } from '../../say.ts'
import { OutcomeNote } from '../act/ActionForm.tsx'
import { partName } from '../form/part-name.ts'
import { useSaying } from '../law.tsx'
import { askVersions, type Versions } from './doors.ts'
import { wrongsOf } from './said.ts'
import type { Setting, Sheet } from './use-sheet.ts'
import { useTwinWords } from './words.ts'

type Row = { readonly row: GridRow; readonly id: string; readonly version: number }
type Line = Row & { readonly newest: number | undefined; readonly returned: Returned | undefined }

const rowsIn = ({ grid, heads, mapping }: Sheet): readonly Row[] => {
  const [id, version] = [mapping.indexOf('id'), mapping.indexOf('version')]
  return grid.rows.flatMap(row => {
    const asked = { id: row.cells[id]?.text.trim() ?? '', version: Number(row.cells[version]?.text) }
    return row.n > (heads?.last ?? 0) && asked.id !== '' && Number.isInteger(asked.version) && asked.version > 0 ? [{ row, ...asked }] : []
  })
}

const lineOf = (one: Row, sheet: Sheet, { forms }: Versions): Line => {
  const own = forms.filter(({ id }) => id === one.id)
  const current = own.at(-1)
  const base = own.find(({ version }) => version === one.version)
  const returned = current && base && mergeRow(one.row, sheet.around, { base: base.form, current: current.form })
  return { ...one, newest: current?.version, returned }
}

const isReady = ({ returned }: Line, takes: readonly (boolean | undefined)[]) =>
  returned !== undefined &&
  returned.changed.length > 0 &&
  returned.wrongs.length === 0 &&
  returned.asks.length === 0 &&
  returned.merged.conflicts.every((_, i) => takes[i] !== undefined)

type Takes = Readonly<Record<number, readonly (boolean | undefined)[]>>
type OneProps = {
  readonly line: Line
  readonly takes: readonly (boolean | undefined)[]
  readonly outcome: Outcome | undefined
  readonly setting: Setting
  readonly onTake: (i: number, theirs: boolean) => void
}

function Conflicting({ line, takes, setting, onTake }: Omit<OneProps, 'outcome'>) {
  const words = useTwinWords()
  const saying = useSaying(setting.round)
  return line.returned?.merged.conflicts.map(({ path, theirs, mine }, i) => (
    <fieldset key={path.join('.')} className="conflict">
      <legend>
        {words.conflict}：{partName(path.join('.'), saying)}
      </legend>
      <Radio.Group value={takes[i]} onChange={event => onTake(i, event.target.value === true)}>
        <Radio value={false}>
          {words.mine} {say(mine, saying, String(path.at(-1)))}
        </Radio>
        <Radio value={true}>
          {words.theirs} {say(theirs, saying, String(path.at(-1)))}
        </Radio>
      </Radio.Group>
    </fieldset>
  ))
}

/** What of the row changed, and what of that can't be taken, by its cell. */
function Changed({ returned }: { returned: Returned }) {
  const words = useTwinWords()
  const asked = returned.asks.map(({ at, code, found, why }) => `${at} ${words.columnNames[code]}「${found}」：${words.why[why]}`)
  const names = returned.changed.map(code => words.columnNames[code]).join('、')
  return (
    <>
      <p className="small">{names === '' ? words.unchanged : words.changed(names)}</p>
      {[...wrongsOf(returned, words), ...asked].map(one => (
        <p key={one} className="late small">
          {one}
        </p>
      ))}
    </>
  )
}

function One(props: OneProps) {
  const { line, outcome, setting } = props
  const words = useTwinWords()
  const saying = useSaying(setting.round)
  const { returned } = line
  return (
    <li>
      <div className="first">
        <b>{textIn(fieldsOf(returned?.merged.form).identity, 'name')}</b>
        <span className="quiet small">{words.row(line.row.n)}</span>
        {outcome?.kind === 'done' && <span className="tag good">{words.saved}</span>}
      </div>
      {returned ? <Changed returned={returned} /> : <p className="late small">{`${line.id} ${words.gone}`}</p>}
      <Conflicting {...props} />
      {outcome && <OutcomeNote outcome={outcome} saying={saying} subject="application" />}
    </li>
  )
}

const useVersions = (sheet: Sheet, { round, helper }: Setting) => {
  const [versions, setVersions] = useState<Versions>()
  const rows = rowsIn(sheet)
  const asked = JSON.stringify([round, helper, rows.map(({ id, version }) => [id, version])])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text holds all that is asked
  useEffect(() => {
    let gone = false
    askVersions(
      round,
      helper,
      rows.map(({ id, version }) => ({ id, version })),
    )
      .then(found => !gone && setVersions(found))
      .catch(() => !gone && setVersions({ forms: [] }))
    return () => {
      gone = true
    }
  }, [asked])
  return versions
}

/** The person's pledges were given for what stood there before. */
const unpledged = (form: unknown) => {
  const { pledges: _, ...rest } = fieldsOf(form)
  return rest
}

/** The choices made and what came of saving, by the row. */
const useBack = (sheet: Sheet, setting: Setting) => {
  const refresh = useRefresh()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, Outcome>>(new Map())
  const [takes, setTakes] = useState<Takes>({})
  const versions = useVersions(sheet, setting)
  const lines = useMemo(() => (versions ? rowsIn(sheet).map(one => lineOf(one, sheet, versions)) : []), [sheet, versions])
  const takesOf = (line: Line) => line.returned?.merged.conflicts.map((_, i) => takes[line.row.n]?.[i]) ?? []
  const take = (line: Line) => (i: number, theirs: boolean) =>
    setTakes(held => ({ ...held, [line.row.n]: takesOf(line).map((one, k) => (k === i ? theirs : one)) }))
  const ready = lines.filter(line => isReady(line, takesOf(line)) && outcomes.get(line.row.n)?.kind !== 'done')
  const save = async () => {
    for (const line of ready) {
      const form =
        line.returned &&
        settle(
          line.returned.merged,
          takesOf(line).map(one => one === true),
        )
      const came = await act('application', line.id, 'save', { form: unpledged(form), base: line.newest }, newId())
      setOutcomes(held => new Map([...held, [line.row.n, came]]))
    }
    await refresh()
  }
  return { lines, ready, outcomes, takesOf, take, save }
}

export function Back({ sheet, setting }: { sheet: Sheet; setting: Setting }) {
  const words = useTwinWords()
  const { lines, ready, outcomes, takesOf, take, save } = useBack(sheet, setting)
  const saved = [...outcomes.values()].filter(({ kind }) => kind === 'done').length
  return (
    <section className="block">
      <header>
        <h2>{words.back}</h2>
        <span className="quiet" role="status">
          {saved > 0 && words.savedCount(saved)}
        </span>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.backAbout}</p>
        <Button type="primary" disabled={ready.length === 0} onClick={() => void save()}>
          {words.save(ready.length)}
        </Button>
        <ul className="cards">
          {lines.map(line => (
            <One
              key={line.row.n}
              line={line}
              takes={takesOf(line)}
              outcome={outcomes.get(line.row.n)}
              setting={setting}
              onTake={take(line)}
            />
          ))}
        </ul>
      </div>
    </section>
  )
}
