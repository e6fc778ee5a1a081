/** A sheet on the page: its heads and what they mean, each row judged at once, and what of it is in hand already. */
import { useEffect, useMemo, useState } from 'react'
import type { OnBehalf } from '../../../core/application/helping.ts'
import { bareHead, type ColumnCode, isColumn } from '../../../core/twin/columns.ts'
import type { Grid } from '../../../core/twin/grid.ts'
import { findHeads, type Heads, headsAt, type Mapping, mappingOf } from '../../../core/twin/heads.ts'
import { type Judged, judgeSheet } from '../../../core/twin/judged.ts'
import type { Around } from '../../../core/twin/row.ts'
import type { Law } from '../../../policy/shape.ts'
import { askKnown, type Known, rememberHeads } from './doors.ts'

export type Setting = { readonly round: string; readonly law: Law; readonly helper: OnBehalf; readonly track: string | undefined }
export type Sheet = {
  readonly grid: Grid
  readonly heads: Heads | undefined
  readonly mapping: Mapping
  readonly around: Around
  readonly judged: Judged | undefined
  readonly known: Known | undefined
  /** The server could not be asked what is in hand, so that nothing can be opened. */
  readonly failed: boolean
  /** How long the judging took on this device. */
  readonly ms: number
  readonly headRow: (n: number) => void
  readonly pick: (head: string, code: ColumnCode | '') => void
  readonly answer: (key: string, value: string) => void
  /** Asks anew what is in hand. */
  readonly again: () => void
}

const nothing: Known = { places: [], employers: {}, heads: {} }
type Picks = Readonly<Record<string, ColumnCode | ''>>
const picksFrom = (heads: Known['heads']): Picks =>
  Object.fromEntries(Object.entries(heads).flatMap(([head, field]) => (field === '' || isColumn(field) ? [[head, field]] : [])))

const employersIn = (grid: Grid, mapping: Mapping): readonly string[] => {
  const column = mapping.indexOf('employer')
  return column < 0
    ? []
    : [...new Set(grid.rows.map(({ cells }) => cells[column]?.text.replace(/\s+/gu, ' ').trim() ?? ''))].filter(
        name => name !== '' && name.length <= 80,
      )
}

/** What the server knows of the sheet's people, asked anew when they change. */
const useKnown = (setting: Setting, numbers: readonly string[], employers: readonly string[], heads: readonly string[], turn: number) => {
  const [known, setKnown] = useState<Known>()
  const [failed, setFailed] = useState(false)
  const asked = JSON.stringify([setting.round, setting.helper, numbers, employers, heads])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text holds all that is asked, and a turn asks the same again
  useEffect(() => {
    let gone = false
    const { round, helper } = setting
    askKnown({ round, helper, numbers, employers, heads })
      .then(found => {
        if (gone) return
        setKnown(found)
        setFailed(false)
      })
      .catch(() => {
        if (gone) return
        setKnown(undefined)
        setFailed(true)
      })
    return () => {
      gone = true
    }
  }, [asked, turn])
  return { known, failed }
}

const mappingFor = (heads: Heads | undefined, picks: Picks): Mapping => {
  const said = Object.entries(picks).map(([head, code]) => [head, code === '' ? undefined : code] as const)
  return mappingOf(heads?.words ?? [], new Map(said))
}

/** An employer's clerk brings people of their own unit, however its name is written; a body's, those of units that are known by exactly that name. */
const employersFor = ({ helper }: Setting, names: readonly string[], known: Known['employers']): ReadonlyMap<string, string> => {
  const own = helper.role === 'employer' ? helper.organisation : undefined
  return new Map(
    names.flatMap(name => {
      const code = own ?? (Object.hasOwn(known, name) ? known[name] : undefined)
      return code === undefined ? [] : [[name, code] as const]
    }),
  )
}

/** What a person says of the sheet: where its heads are, what they mean, and what its words mean. */
const useSaid = (setting: Setting) => {
  const [row, setRow] = useState<number>()
  const [picked, setPicked] = useState<Picks>({})
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map())
  const pick = (head: string, code: ColumnCode | '') => {
    setPicked(held => ({ ...held, [bareHead(head)]: code }))
    rememberHeads(setting.helper, { [bareHead(head)]: code }).catch(() => undefined)
  }
  const answer = (key: string, value: string) => setAnswers(held => new Map([...held, [key, value]]))
  return { row, picked, answers, headRow: setRow, pick, answer }
}

export const useSheet = (grid: Grid, setting: Setting): Sheet => {
  const { row, picked, answers, ...saying } = useSaid(setting)
  const [turn, setTurn] = useState(0)
  const [told, setTold] = useState<Known>(nothing)
  const { law, track } = setting
  const heads = useMemo(() => (row === undefined ? findHeads(grid) : headsAt(grid, row)), [grid, row])
  const mapping = useMemo(() => mappingFor(heads, { ...picksFrom(told.heads), ...picked }), [heads, picked, told])
  const names = useMemo(() => employersIn(grid, mapping), [grid, mapping])
  const employers = useMemo(() => employersFor(setting, names, told.employers), [setting, names, told])
  const around = useMemo(
    (): Around => ({ law, track, mapping, from1904: grid.from1904, employers, answers }),
    [law, track, mapping, grid, employers, answers],
  )
  const [judged, ms] = useMemo(() => {
    const from = performance.now()
    return [heads && judgeSheet(grid, heads, around), performance.now() - from] as const
  }, [grid, heads, around])
  const numbers = judged?.rows.map(({ number }) => number) ?? []
  const words = [...new Set((heads?.words ?? []).map(bareHead))].filter(head => head !== '' && head.length <= 60)
  const { known, failed } = useKnown(setting, numbers, names, words, turn)
  useEffect(() => {
    if (known) setTold(known)
  }, [known])
  return { grid, heads, mapping, around, judged, known, failed, ms, ...saying, again: () => setTurn(n => n + 1) }
}
