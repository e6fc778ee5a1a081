/** The notice beside the policy: its clauses as anchors, which settings each gives, and which are not linked to any yet. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { findAt, isRecord } from '../../../core/edition/change.ts'
import { findLaw } from '../../../core/edition/folder.ts'
import { clauseIdIn, clausesOf, type NoticeClause } from '../../../core/notice/index.ts'
import { openQuestions } from '../../../policy/open.ts'
import { type Citation, citationsIn } from '../../../policy/shape.ts'
import type { Outcome } from '../../client.ts'
import { Refused } from './Actions.tsx'
import { useEditing, useStudioWords } from './context.ts'
import { wayTo } from './names.ts'
import type { EditionHeld } from './use-edition.ts'

export type Beside = { readonly name: string; readonly text: string }
export const noticeIn = (state: unknown): Beside | undefined => {
  const found = isRecord(state) ? state.notice : undefined
  return isRecord(found) && typeof found.text === 'string' ? { name: String(found.name), text: found.text } : undefined
}

type Linked = {
  readonly clause: NoticeClause
  readonly id: string
  readonly settings: readonly Citation[]
  readonly silent: string | undefined
  readonly heading: boolean
}

const silentBecause = (folder: unknown, id: string): string | undefined => {
  const list = findAt(folder, 'silent')
  const found = Array.isArray(list) ? list.find(item => isRecord(item) && item.clause === id) : undefined
  return isRecord(found) ? String(found.because) : undefined
}

/** Every clause of the notice with what stands on it in the policy. */
const useLinked = (text: string): readonly Linked[] => {
  const { folder } = useEditing()
  return useMemo(() => {
    const clauses = clausesOf(text).filter(clause => clause.part === 'clause')
    const { policy, places, hosts } = folder
    const law = { policy, places, hosts }
    const cited = citationsIn(law)
    return clauses.map(clause => {
      const id = clauseIdIn({ policy: isRecord(policy) ? policy : {} }, clause.number) ?? clause.id
      return {
        clause,
        id,
        settings: cited.filter(c => c.clause === id),
        silent: silentBecause(folder, id),
        heading: clauses.some(other => other.id.startsWith(`${clause.id}.`)),
      }
    })
  }, [text, folder])
}

const isOpen = ({ settings, silent, heading }: Linked) => settings.length === 0 && silent === undefined && !heading

type LinkProps = { readonly linked: Linked; readonly held: EditionHeld; readonly onOutcome: (outcome: Outcome) => void }

function ToSetting({ number, onGo }: { number: string; onGo: (path: string) => void }) {
  const { folder, words, language } = useEditing()
  const [path, setPath] = useState('')
  const settings = useMemo(() => citationsIn({ policy: folder.policy }).filter(c => c.path !== 'policy'), [folder])
  return (
    <div className="row">
      <select
        className="native"
        style={{ width: 'auto', maxWidth: '100%' }}
        aria-label={`${words.notice.linkTo} ${number}`}
        value={path}
        onChange={e => setPath(e.target.value)}
      >
        <option value="">{words.notice.linkTo}</option>
        {settings.map(s => (
          <option key={s.path} value={s.path}>
            {wayTo(folder, s.path, language)}
          </option>
        ))}
      </select>
      <Button size="small" disabled={path === ''} onClick={() => onGo(path)}>
        {words.notice.link}
      </Button>
    </div>
  )
}

/** Ties a clause to a setting, or says why none follows from it. */
function Link({ linked, held, onOutcome }: LinkProps) {
  const { words } = useEditing()
  const [because, setBecause] = useState('')
  const { number, heading } = linked.clause
  const clause = { id: linked.id, number, heading }
  const go = async (rest: object) => onOutcome(await held.perform('link', { version: held.version, clause, ...rest }))
  return (
    <div className="tight">
      <ToSetting number={number} onGo={path => go({ path })} />
      <div className="row">
        <input
          className="native"
          style={{ width: 260 }}
          aria-label={`${words.notice.linkSilent} ${number}`}
          placeholder={words.notice.linkSilent}
          value={because}
          onChange={e => setBecause(e.target.value)}
        />
        <Button size="small" disabled={because.trim() === ''} onClick={() => go({ because })}>
          {words.notice.silent}
        </Button>
      </div>
    </div>
  )
}

type ClauseProps = {
  readonly linked: Linked
  readonly held: EditionHeld
  readonly open: boolean
  readonly onOpen: () => void
  readonly onGo: (path: string) => void
  readonly onOutcome: (outcome: Outcome) => void
}

function Standing({ linked }: { linked: Linked }) {
  const { words } = useEditing()
  if (linked.settings.length > 0) return <span className="tag go">{words.notice.settings(linked.settings.length)}</span>
  if (linked.silent !== undefined) return <span className="tag">{words.notice.silent}</span>
  return linked.heading ? null : <span className="tag warn">{words.notice.unlinked}</span>
}

function ClauseOfNotice({ linked, held, open, onOpen, onGo, onOutcome }: ClauseProps) {
  const { folder, words, language, readOnly } = useEditing()
  const { clause, settings, silent, id } = linked
  return (
    <li id={`notice-${id}`} className="noticeclause">
      <button type="button" className="link" aria-expanded={open} onClick={onOpen}>
        {clause.number} {clause.title === '' ? clause.heading[language] : clause.title}
      </button>{' '}
      <Standing linked={linked} />
      <p className="noticetext">{clause.text}</p>
      {open && (
        <div className="tight saying">
          <b>{words.notice.cited}</b>
          {settings.length === 0 && <span className="quiet">{silent ?? words.notice.nothingCited}</span>}
          {settings.map(({ path }) => (
            <div key={path}>
              <button type="button" className="link" onClick={() => onGo(path)}>
                {wayTo(folder, path, language)}
              </button>
            </div>
          ))}
          {!readOnly && <Link linked={linked} held={held} onOutcome={onOutcome} />}
        </div>
      )}
    </li>
  )
}

/** What the notice leaves open, counted by clause; each leads to its setting. */
export function OpenQuestions({ onGo }: { onGo: (path: string) => void }) {
  const { folder, words, language } = useEditing()
  const law = useMemo(() => findLaw(folder), [folder])
  const questions = law ? openQuestions(law) : []
  if (questions.length === 0) return null
  return (
    <details>
      <summary>
        {words.notice.open}（{questions.length}）
      </summary>
      <ul className="tight">
        {questions.map(q => (
          <li key={q.path}>
            <span className="tag">{q.number}</span>{' '}
            <button type="button" className="link" onClick={() => onGo(q.path)}>
              {wayTo(folder, q.path, language)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

type Props = {
  readonly notice: Beside
  readonly held: EditionHeld
  readonly chosen: string | undefined
  readonly onChoose: (id: string | undefined) => void
  readonly onGo: (path: string) => void
}

export function NoticeClauses({ notice, held, chosen, onChoose, onGo }: Props) {
  const words = useStudioWords()
  const all = useLinked(notice.text)
  const [outcome, setOutcome] = useState<Outcome>()
  const open = all.filter(isOpen)
  return (
    <section className="block" aria-label={words.tabs.notice}>
      <header className="row">
        <h2>{words.tabs.notice}</h2>
        <span className={open.length > 0 ? 'tag warn' : 'tag good'}>{words.notice.unlinkedCount(open.length, all.length)}</span>
      </header>
      <div className="in tight">
        <Refused outcome={outcome} />
        <OpenQuestions onGo={onGo} />
        <ol className="tight">
          {all.map(linked => (
            <ClauseOfNotice
              key={`${linked.clause.id} ${linked.clause.from}`}
              linked={linked}
              held={held}
              open={chosen === linked.id}
              onOpen={() => onChoose(chosen === linked.id ? undefined : linked.id)}
              onGo={onGo}
              onOutcome={setOutcome}
            />
          ))}
        </ol>
      </div>
    </section>
  )
}
