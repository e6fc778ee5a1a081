/** One policy being written: the editor with its check, the changes against last year, the history, and what may be done with it. */
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type Edit, isRecord } from '../../../core/edition/change.ts'
import type { Moved } from '../../../core/edition/copy.ts'
import type { Folder, Problem } from '../../../core/edition/folder.ts'
import type { Answered } from '../../../core/question.ts'
import { Actions, Refused } from '../../parts/studio/Actions.tsx'
import { Attach } from '../../parts/studio/Attach.tsx'
import { Changes } from '../../parts/studio/Changes.tsx'
import { Check, sayProblem, useCheck } from '../../parts/studio/Check.tsx'
import { type Editing, EditingContext, useStudioWords } from '../../parts/studio/context.ts'
import { Editor } from '../../parts/studio/Editor.tsx'
import { History } from '../../parts/studio/History.tsx'
import { type Beside, NoticeClauses, noticeIn } from '../../parts/studio/Notice.tsx'
import { Proposals } from '../../parts/studio/Proposals.tsx'
import { SaveState } from '../../parts/studio/SaveState.tsx'
import { StaleTexts } from '../../parts/studio/Stale.tsx'
import { sectionOf } from '../../parts/studio/sections.ts'
import { Title } from '../../parts/studio/Title.tsx'
import { type Answer, type EditionHeld, useEdition } from '../../parts/studio/use-edition.ts'
import { Yaml } from '../../parts/studio/Yaml.tsx'
import { Known } from '../../parts/Waiting.tsx'
import { useAsk } from '../../queries.ts'
import type { Language } from '../../settings.ts'
import { useTexts } from '../../texts.ts'

const route = getRouteApi('/in/app/studio/$id')
type Tab = 'edit' | 'notice' | 'changes' | 'history'
const tabs: readonly Tab[] = ['edit', 'notice', 'changes', 'history']

const isText = (x: unknown): x is string => typeof x === 'string'
const isMoved = (x: unknown): x is Moved => isRecord(x) && isText(x.path) && isText(x.before) && isText(x.after) && isText(x.why)
const listOf = <T,>(x: unknown, is: (one: unknown) => one is T): readonly T[] => (Array.isArray(x) ? x.filter(is) : [])

const mapOf = (problems: readonly Problem[] | undefined, language: Language): ReadonlyMap<string, string> =>
  new Map((problems ?? []).map(problem => [problem.path, sayProblem(problem, language)]))

/** Ctrl+Z outside a field takes back the last change; in a field it is the field's own. */
const useKeys = (undo: () => void, redo: () => void) => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (inField || !(event.ctrlKey || event.metaKey)) return
      const wanted = event.key === 'z' ? (event.shiftKey ? redo : undo) : event.key === 'y' ? redo : undefined
      if (!wanted) return
      event.preventDefault()
      wanted()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [undo, redo])
}

function Why({ why, onChange }: { why: string; onChange: (why: string) => void }) {
  const words = useStudioWords()
  return (
    <div>
      <label htmlFor="studio-why" className="small quiet">
        {words.why}
      </label>
      <input
        id="studio-why"
        className="native"
        aria-describedby="studio-why-help"
        value={why}
        maxLength={1000}
        onChange={e => onChange(e.target.value)}
      />
      <div id="studio-why-help" className="small quiet">
        {words.whyHelp}
      </div>
    </div>
  )
}

function Tools({ held, folder, mayWrite }: { held: EditionHeld; folder: Folder; mayWrite: boolean }) {
  const words = useStudioWords()
  const [outcome, setOutcome] = useState<Awaited<ReturnType<EditionHeld['perform']>>>()
  const take = async (action: 'undo' | 'redo') => setOutcome(await held.perform(action))
  useKeys(
    () => mayWrite && void take('undo'),
    () => mayWrite && void take('redo'),
  )
  return (
    <div className="tight">
      <div className="row">
        {mayWrite && (
          <>
            <Button onClick={() => take('undo')} disabled={held.saving !== 'saved'} title="Ctrl+Z">
              {words.undo}
            </Button>
            <Button onClick={() => take('redo')} disabled={held.saving !== 'saved'} title="Ctrl+Y">
              {words.redo}
            </Button>
          </>
        )}
        <Yaml folder={folder} held={held} mayWrite={mayWrite} />
        <SaveState held={held} />
      </div>
      <Refused outcome={outcome} />
      <Refused outcome={held.refused} />
    </div>
  )
}

type Source = Answered<'source'>
const folderOf = ({ law, examples, silent }: Source): Folder => JSON.parse(JSON.stringify({ ...law, examples, silent }))

/** Where the reader is: the tab, the section of the editor, and the place to bring into sight. */
const useWhere = (folder: Folder) => {
  const [tab, setTab] = useState<Tab>('edit')
  const [section, setSection] = useState('policy')
  const [target, setTarget] = useState<string>()
  const go = (path: string) => {
    setTab('edit')
    setSection(sectionOf(folder, path))
    setTarget(`${path}#${Date.now()}`)
  }
  return { tab, setTab, section, setSection, target, go }
}

const useEditingOf = (
  held: EditionHeld,
  mayWrite: boolean,
  problems: readonly Problem[] | undefined,
  why: string,
  showClause: Editing['showClause'],
): Editing => {
  const words = useStudioWords()
  const { language } = useTexts()
  const { folder, edit } = held
  return useMemo<Editing>(
    () => ({
      folder,
      readOnly: !mayWrite,
      edit: (...edits: readonly Edit[]) => edit(edits, why.trim() === '' ? words.whyDefault : why),
      language,
      words,
      showClause,
      problems: mapOf(problems, language),
    }),
    [folder, mayWrite, edit, why, language, words, showClause, problems],
  )
}

function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const words = useStudioWords()
  return (
    <nav className="studiotabs" aria-label={words.title}>
      {tabs.map(one => (
        <button key={one} type="button" aria-current={tab === one ? 'page' : undefined} onClick={() => onTab(one)}>
          {words.tabs[one]}
        </button>
      ))}
    </nav>
  )
}

type Whole = { readonly answer: Answer; readonly held: EditionHeld; readonly source: Source }

function Compared({ answer, held, source, sourceFolder, onGo }: Whole & { sourceFolder: Folder; onGo: (path: string) => void }) {
  const state = isRecord(answer.state) ? answer.state : {}
  return (
    <Changes
      source={sourceFolder}
      folder={held.folder}
      lines={answer.lines}
      moved={listOf(state.moved, isMoved)}
      look={listOf(state.look, isText)}
      sourceEdition={source.law.policy.edition}
      onGo={onGo}
    />
  )
}

/** Which clause of the notice is open, and the way to it: beside the editor on a wide page, on its own tab on a narrow one. */
const useClause = (onTab: (tab: Tab) => void, has: boolean) => {
  const [clause, setClause] = useState<string>()
  const show = useCallback(
    (id: string) => {
      setClause(id)
      if (!matchMedia('(min-width: 1200px)').matches) onTab('notice')
      window.setTimeout(() => document.getElementById(`notice-${id}`)?.scrollIntoView({ block: 'center' }), 60)
    },
    [onTab],
  )
  return { clause, setClause, showClause: has ? show : undefined }
}

type Room = {
  readonly held: EditionHeld
  readonly notice: Beside | undefined
  readonly mayWrite: boolean
  readonly onGo: (path: string) => void
}
type Chosen = { readonly clause: string | undefined; readonly setClause: (id: string | undefined) => void }

function Reading({ held, notice, mayWrite, onGo, clause, setClause }: Room & Chosen) {
  const words = useStudioWords()
  const [again, setAgain] = useState(false)
  if (!notice)
    return (
      <div className="stack">
        <p className="quiet">{words.notice.none}</p>
        {mayWrite && <Attach held={held} />}
      </div>
    )
  return (
    <div className="stack">
      <div className="row">
        <span>{words.notice.attached(notice.name)}</span>
        {mayWrite && (
          <Button size="small" onClick={() => setAgain(!again)}>
            {words.notice.again}
          </Button>
        )}
      </div>
      {again && <Attach held={held} />}
      <div className="besidenotice">
        <NoticeClauses notice={notice} held={held} chosen={clause} onChoose={setClause} onGo={onGo} />
        <Proposals text={notice.text} held={held} />
      </div>
    </div>
  )
}

type WritingProps = Room &
  Chosen & { readonly why: string; readonly onWhy: (why: string) => void; readonly where: ReturnType<typeof useWhere> }

function Writing({ held, notice, mayWrite, onGo, clause, setClause, why, onWhy, where }: WritingProps) {
  const { section, setSection, target } = where
  return (
    <div className="stack">
      <Tools held={held} folder={held.folder} mayWrite={mayWrite} />
      {mayWrite && <Why why={why} onChange={onWhy} />}
      <div className={notice ? 'besidenotice' : ''}>
        {notice && (
          <div className="onlywide">
            <NoticeClauses notice={notice} held={held} chosen={clause} onChoose={setClause} onGo={onGo} />
          </div>
        )}
        <Editor section={section} target={target} onSection={setSection} />
      </div>
    </div>
  )
}

function Edition({ answer, held, source }: Whole) {
  const words = useStudioWords()
  const { folder } = held
  const state = isRecord(answer.state) ? answer.state : {}
  const mayWrite = state.status === 'drafted' && answer.offers.some(o => o.action === 'set' && o.refusals.length === 0)
  const where = useWhere(folder)
  const { tab, setTab, go } = where
  const [why, setWhy] = useState(words.whyDefault)
  const problems = useCheck(folder, true)
  const notice = noticeIn(answer.state)
  const { showClause, ...chosen } = useClause(setTab, notice !== undefined)
  const editing = useEditingOf(held, mayWrite, problems, why, showClause)
  const sourceFolder = useMemo(() => folderOf(source), [source])
  const room = { held, notice, mayWrite, onGo: go, ...chosen }
  return (
    <EditingContext value={editing}>
      <div className="stack">
        <Title answer={answer} folder={folder} />
        <Actions answer={answer} held={held} clean={problems?.length === 0} />
        <Check problems={problems} folder={folder} onGo={go} />
        <StaleTexts source={sourceFolder} onGo={go} />
        <Tabs tab={tab} onTab={setTab} />
        {tab === 'edit' && <Writing {...room} why={why} onWhy={setWhy} where={where} />}
        {tab === 'notice' && <Reading {...room} />}
        {tab === 'changes' && <Compared answer={answer} held={held} source={source} sourceFolder={sourceFolder} onGo={go} />}
        {tab === 'history' && <History lines={answer.lines} folder={folder} />}
      </div>
    </EditingContext>
  )
}

export function EditionPage() {
  const { id } = route.useParams()
  const held = useEdition(id)
  const digest = isRecord(held.asked.data?.state) ? String(held.asked.data.state.law) : ''
  const source = useAsk('source', { digest }, digest !== '')
  return (
    <div className="page">
      <Known asked={held.asked}>
        {answer => <Known asked={source}>{from => <Edition answer={answer} held={held} source={from} />}</Known>}
      </Known>
    </div>
  )
}
