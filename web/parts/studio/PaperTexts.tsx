/** Where the texts of official papers are written: one kind at a time, with what may be filled in, what is wrong by line and character, and how it reads. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isRecord } from '../../../core/edition/change.ts'
import {
  type Block,
  type Fault,
  faultsOf,
  fillWithExamples,
  isPaperKind,
  kindOf,
  type PaperKind,
  paperKindNames,
  parsePaper,
} from '../../../core/paper/index.ts'
import { paperWords } from '../../words/papers.ts'
import { anchorOf, useEditing } from './context.ts'
import { PaperPreview } from './PaperPreview.tsx'

const textIn = (papers: unknown, kind: PaperKind): string | undefined => {
  const found = isRecord(papers) ? papers[kind] : undefined
  return typeof found === 'string' ? found : undefined
}

/** What a text begins with: its head, and each thing that it has to say on a line of its own. */
const outlineOf = (kind: PaperKind): string => {
  const { facts, says, numbered } = kindOf(kind)
  const lines = says.flatMap(name => {
    const fact = facts[name]
    if (fact === undefined) return []
    if (fact.type === 'paragraphs') return [`{${fact.zh}}`]
    return [`${fact.optional ? `[${fact.zh}：{${fact.zh}}]` : `${fact.zh}：{${fact.zh}}`}`]
  })
  return [`格式：${numbered ? '信函' : '普通'}`, '依据：', `标题：${paperWords.zh.kinds[kind]}`, '', ...lines, ''].join('\n')
}

function Faults({ faults, onGo }: { faults: readonly Fault[]; onGo: (fault: Fault) => void }) {
  const { language } = useEditing()
  const words = paperWords[language]
  if (faults.length === 0)
    return (
      <p className="saying good" role="status">
        {words.good}
      </p>
    )
  return (
    <section className="saying bad tight" aria-label={words.bad(faults.length)}>
      <p role="status">
        <b>{words.bad(faults.length)}</b>
      </p>
      <ul className="tight">
        {faults.map((fault, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be alike
          <li key={i} className="row">
            <Button size="small" onClick={() => onGo(fault)}>
              {words.at(fault.line, fault.column)}
            </Button>
            <span>{language === 'zh' ? fault.zh : fault.message}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ kind, onInsert }: { kind: PaperKind; onInsert: ((name: string) => void) | undefined }) {
  const { language } = useEditing()
  const words = paperWords[language]
  const { facts, rows, says } = kindOf(kind)
  const list = (table: typeof facts, must: readonly string[]) => (
    <ul className="studiofacts">
      {Object.entries(table).map(([name, { zh, example, optional }]) => (
        <li key={name}>
          <Button size="small" lang="zh" title={words.insert(zh)} disabled={onInsert === undefined} onClick={() => onInsert?.(`{${zh}}`)}>
            {`{${zh}}`}
          </Button>{' '}
          <span className="small quiet" lang="zh">
            {example}
          </span>{' '}
          {optional === true && <span className="tag">{words.maybe}</span>}
          {must.includes(name) && <span className="tag warn">{words.must}</span>}
        </li>
      ))}
    </ul>
  )
  return (
    <details>
      <summary>{words.facts}</summary>
      {list(facts, says)}
      {rows && (
        <>
          <p className="small quiet">{words.inRows}</p>
          {list(rows, [])}
        </>
      )}
    </details>
  )
}

function Reading({ block }: { block: Block }) {
  if (block.kind === 'paragraph') return <p>{block.text}</p>
  return (
    <p>
      <b>{`${block.label}${block.title}`}</b>
      {block.run}
    </p>
  )
}

function Looks({ kind, text }: { kind: PaperKind; text: string }) {
  const { language } = useEditing()
  const { title, to, body, annexes } = fillWithExamples(kind, parsePaper(text).template)
  return (
    <details>
      <summary>{paperWords[language].looks}</summary>
      <article lang="zh" className="studiopaper">
        <h3>{title.join('')}</h3>
        {to !== undefined && <p>{`${to}：`}</p>}
        {body.map((block, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no names
          <Reading key={i} block={block} />
        ))}
        {annexes.map(annex => (
          <p key={annex.title}>{`附件：${annex.title}（${annex.columns.map(column => column.head).join('、')}）`}</p>
        ))}
      </article>
    </details>
  )
}

/** Where a fault stands in the text, as a field counts: in halves of characters. */
const offsetOf = (text: string, { line, column }: Fault): number => {
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return (
    before +
    Array.from(lines[line - 1] ?? '')
      .slice(0, column - 1)
      .join('').length
  )
}

/** The text as it is typed, in a field that knows its caret; it is handed on when the field is left. */
const useTyped = (kind: PaperKind, text: string) => {
  const { edit } = useEditing()
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  const hand = (after: string) => {
    if (after !== text) edit({ path: `papers.${kind}`, after })
  }
  const insert = (words: string) => {
    const { selectionStart = typed.length, selectionEnd = typed.length } = field.current ?? {}
    const after = typed.slice(0, selectionStart) + words + typed.slice(selectionEnd)
    setTyped(after)
    hand(after)
    field.current?.focus()
  }
  const go = (fault: Fault) => {
    const at = offsetOf(typed, fault)
    field.current?.focus()
    field.current?.setSelectionRange(at, at + 1)
  }
  return { field, typed, setTyped, hand, insert, go }
}

function Text({ kind, text }: { kind: PaperKind; text: string }) {
  const { readOnly, language } = useEditing()
  const words = paperWords[language]
  const { field, typed, setTyped, hand, insert, go } = useTyped(kind, text)
  return (
    <div className="tight" id={anchorOf(`papers.${kind}`)}>
      <Faults faults={faultsOf(kind, parsePaper(typed))} onGo={go} />
      <label htmlFor="paper-text" className="small quiet">
        {words.text}
      </label>
      <textarea
        id="paper-text"
        ref={field}
        lang="zh"
        className="native"
        rows={22}
        spellCheck={false}
        aria-describedby="paper-text-help"
        disabled={readOnly}
        value={typed}
        onChange={e => setTyped(e.target.value)}
        onBlur={e => hand(e.target.value)}
      />
      <p id="paper-text-help" className="small quiet">
        {words.help}
      </p>
      <Facts kind={kind} onInsert={readOnly ? undefined : insert} />
      <Looks kind={kind} text={typed} />
      <PaperPreview kind={kind} text={text} />
    </div>
  )
}

const kindIn = (target: string | undefined): PaperKind | undefined => {
  const name = /^papers\.(\w+)/.exec(target ?? '')?.[1] ?? ''
  return isPaperKind(name) ? name : undefined
}

function Kinds({ chosen, onChoose }: { chosen: PaperKind; onChoose: (kind: PaperKind) => void }) {
  const { language } = useEditing()
  const words = paperWords[language]
  return (
    <div className="studiofield">
      <label htmlFor="paper-kind" className="small quiet">
        {words.kind}
      </label>
      <select
        id="paper-kind"
        className="native"
        value={chosen}
        onChange={e => {
          if (isPaperKind(e.target.value)) onChoose(e.target.value)
        }}
      >
        {paperKindNames.map(kind => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ))}
      </select>
    </div>
  )
}

export function PaperTexts({ target }: { target: string | undefined }) {
  const { folder, edit, readOnly, language } = useEditing()
  const words = paperWords[language]
  const [chosen, setChosen] = useState<PaperKind>(kindIn(target) ?? 'enrolmentBatch')
  useEffect(() => {
    const wanted = kindIn(target)
    if (wanted) setChosen(wanted)
  }, [target])
  const text = textIn(folder.papers, chosen)
  const begin = () => {
    const begun = outlineOf(chosen)
    edit(isRecord(folder.papers) ? { path: `papers.${chosen}`, after: begun } : { path: 'papers', after: { [chosen]: begun } })
  }
  return (
    <div className="stack">
      <Kinds chosen={chosen} onChoose={setChosen} />
      {text !== undefined && <Text key={chosen} kind={chosen} text={text} />}
      {text === undefined && (
        <div className="row">
          <span className="quiet">{words.none}</span>
          {!readOnly && <Button onClick={begin}>{words.begin}</Button>}
        </div>
      )}
    </div>
  )
}
