/** What changed against the law that the edition was copied from, clause by clause, each with who and why. */
import { Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { type Condition, difference, sayWish, TooManyCells } from '../../../core/criteria/index.ts'
import { findAt, isRecord } from '../../../core/edition/change.ts'
import type { Moved } from '../../../core/edition/copy.ts'
import { changesBetween, type Difference } from '../../../core/edition/difference.ts'
import { type Folder, findLaw } from '../../../core/edition/folder.ts'
import { findOrigin } from '../../../core/edition/origin.ts'
import { momentOf } from '../../format.ts'
import { type Language, useLanguage } from '../../settings.ts'
import { useWho } from '../office/use-office.ts'
import { Scroll } from '../Scroll.tsx'
import { useWide } from '../use-wide.ts'
import { useStudioWords } from './context.ts'
import { valueInWords, wayTo } from './names.ts'
import type { Answer } from './use-edition.ts'

type Line = Answer['lines'][number]
type Props = {
  readonly source: Folder
  readonly folder: Folder
  readonly lines: readonly Line[]
  readonly moved: readonly Moved[]
  readonly look: readonly string[]
  readonly sourceEdition: string
  readonly onGo: (path: string) => void
}

const clausesIn = (folder: Folder): readonly { readonly id: string; readonly number: string }[] => {
  const table = isRecord(folder.policy) ? folder.policy.clauses : undefined
  return Array.isArray(table) ? table.filter(isRecord).map(c => ({ id: String(c.id), number: String(c.number) })) : []
}

const isDate = ({ change }: Difference) =>
  'before' in change && typeof change.after === 'string' && /^\d{4}-\d{2}(-\d{2})?$/.test(change.after)

const valuesOf = ({ change }: Difference, language: Language): readonly [string, string] =>
  'to' in change ? ['', ''] : [valueInWords(change.before, language), valueInWords(change.after, language)]

/** In the order of the clauses; what stands under none comes last. */
const byClause = (found: readonly Difference[], folder: Folder) => {
  const table = clausesIn(folder)
  const place = (clause: string | undefined) => {
    const at = table.findIndex(c => c.id === clause)
    return at === -1 ? table.length : at
  }
  return [...found]
    .sort((a, b) => place(a.clause) - place(b.clause))
    .map(d => ({ ...d, number: table.find(c => c.id === d.clause)?.number }))
}

function Reason({ found, lines, moved }: { found: Difference; lines: readonly Line[]; moved: readonly Moved[] }) {
  const words = useStudioWords()
  const who = useWho()
  const line = findOrigin(lines, found.change.path)
  const copied = moved.find(m => m.path === found.change.path)
  const why = line && isRecord(line.fact) ? line.fact.why : undefined
  if (line)
    return (
      <>
        {typeof why === 'string' ? why : ''} <span className="quiet small">{`${who(line.name, line.actingFor)} ${momentOf(line.at)}`}</span>
      </>
    )
  if (!copied) return <span className="quiet">{words.changes.copied}</span>
  return <span className={copied.why === 'outside' ? 'tag bad' : 'quiet'}>{words.changes[copied.why]}</span>
}

type RowProps = { readonly found: ReturnType<typeof byClause>[number]; readonly props: Props }
const useRow = ({ found, props }: RowProps) => {
  const words = useStudioWords()
  const language = useLanguage()
  const [before, after] = valuesOf(found, language)
  const tag = found.kind === 'set' ? undefined : words.changes[found.kind]
  const name = wayTo(found.kind === 'removed' ? props.source : props.folder, found.change.path, language)
  return { before, after, tag, name, number: found.number ?? words.changes.noClause }
}

function Row({ found, props }: RowProps) {
  const { before, after, tag, name, number } = useRow({ found, props })
  return (
    <tr>
      <td>{number}</td>
      <td>
        <button type="button" className="link" onClick={() => props.onGo(found.change.path)}>
          {name}
        </button>{' '}
        {tag && <span className="tag go">{tag}</span>}
      </td>
      <td>{before}</td>
      <td>
        <b>{after}</b>
      </td>
      <td>
        <Reason found={found} lines={props.lines} moved={props.moved} />
      </td>
    </tr>
  )
}

function Card({ found, props }: RowProps) {
  const { before, after, tag, name, number } = useRow({ found, props })
  return (
    <li>
      <div className="first">
        <button type="button" className="link" onClick={() => props.onGo(found.change.path)}>
          {name}
        </button>
        <span className="tag">{number}</span>
      </div>
      <div>
        {tag && <span className="tag go">{tag}</span>} {before} → <b>{after}</b>
      </div>
      <div className="small">
        <Reason found={found} lines={props.lines} moved={props.moved} />
      </div>
    </li>
  )
}

/** Whom the changed criteria move, as the analysis of all cases finds it, in words. */
const effectsOf = (source: Folder, folder: Folder, language: Language) => {
  const [a, b] = [findLaw(source), findLaw(folder)]
  if (!a || !b) return []
  try {
    const { tracks, joined } = difference(a.policy, b.policy)
    const policy = { ...b.policy, facts: joined }
    const say = (conditions: readonly Condition[]) =>
      conditions
        .map(({ fact, anyOf }) => {
          const wishes = anyOf.map(wish => sayWish(policy, fact, wish)[language]).join(language === 'zh' ? '或' : ' or ')
          return `${joined[fact]?.label[language] ?? fact} ${wishes}`
        })
        .join(language === 'zh' ? '，' : ', ')
    return tracks.flatMap(t =>
      t.change === 'changed'
        ? [{ track: b.policy.tracks[t.track]?.name[language] ?? t.track, gained: t.gained.short.map(say), lost: t.lost.short.map(say) }]
        : [],
    )
  } catch (error) {
    // Too fine to be analysed, or facts that can't be compared: the check says so where it matters.
    if (error instanceof RangeError || error instanceof TooManyCells) return []
    throw error
  }
}

function CriteriaEffect({ source, folder }: Pick<Props, 'source' | 'folder'>) {
  const words = useStudioWords()
  const language = useLanguage()
  const effects = useMemo(() => effectsOf(source, folder, language), [source, folder, language])
  if (effects.length === 0) return null
  return (
    <div className="saying tight">
      <h3>{words.changes.criteria}</h3>
      {effects.map(({ track, gained, lost }) => (
        <div key={track}>
          {gained.map(who => (
            <p key={who}>{words.changes.gained(track, who)}</p>
          ))}
          {lost.map(who => (
            <p key={who}>{words.changes.lost(track, who)}</p>
          ))}
        </div>
      ))}
    </div>
  )
}

function Found({ props, found }: { props: Props; found: ReturnType<typeof byClause> }) {
  const words = useStudioWords()
  const wide = useWide()
  if (found.length === 0) return <p className="empty">{words.changes.none}</p>
  if (!wide)
    return (
      <ul className="cards">
        {found.map(one => (
          <Card key={`${one.kind} ${one.change.path}`} found={one} props={props} />
        ))}
      </ul>
    )
  return (
    <Scroll label={words.tabs.changes}>
      <table className="grid">
        <thead>
          <tr>
            {(['clause', 'setting', 'before', 'after', 'why'] as const).map(key => (
              <th key={key} scope="col">
                {words.changes[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.map(one => (
            <Row key={`${one.kind} ${one.change.path}`} found={one} props={props} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Whether the old year stands in a text: once somebody has changed it, nothing is left to look at. */
const stillSpeaksOf = ({ policy }: Folder, text: unknown): boolean =>
  typeof text === 'string' && isRecord(policy) && text.includes(String(policy.year))

export function Changes(props: Props) {
  const words = useStudioWords()
  const language = useLanguage()
  const [dates, setDates] = useState(true)
  const { source, folder, sourceEdition, moved, lines, onGo } = props
  const look = props.look.filter(path => stillSpeaksOf(source, findAt(folder, path)))
  const found = useMemo(() => byClause(changesBetween(source, folder), folder), [source, folder])
  const flagged = new Set(moved.filter(m => m.why !== 'sameDay').map(m => m.path))
  // The worked cases went along with the year: only what somebody changed in them is worth a look.
  const aside = found.filter(d => d.change.path.startsWith('examples.') && isDate(d) && !findOrigin(lines, d.change.path))
  const mine = found.filter(d => !aside.includes(d))
  const shown = dates ? mine : mine.filter(d => !isDate(d) || flagged.has(d.change.path))
  return (
    <div className="stack">
      {look.length > 0 && (
        <div className="saying warn row">
          <span>{words.changes.look(look.length)}</span>
          {look.map(path => (
            <button key={path} type="button" className="link" onClick={() => onGo(path)}>
              {wayTo(folder, path, language)}
            </button>
          ))}
        </div>
      )}
      <CriteriaEffect source={source} folder={folder} />
      <section className="block">
        <header className="row">
          <h2>{words.changes.from(sourceEdition)}</h2>
          <span className="tag">{shown.length}</span>
          {aside.length > 0 && <span className="quiet small">{words.changes.aside(aside.length)}</span>}
          <Checkbox checked={!dates} onChange={e => setDates(!e.target.checked)}>
            {words.changes.dates}
          </Checkbox>
        </header>
        <Found props={props} found={shown} />
      </section>
    </div>
  )
}
