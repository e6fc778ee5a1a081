/** The bank's answer is chosen and read in; wrong rows are named one by one, and nothing of the file is taken. */
import { App } from 'antd'
import { type ChangeEvent, useId, useState } from 'react'
import { newId, post, type Refusal } from '../../client.ts'
import { listIn, numberIn, textIn } from '../../json.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { type RunWords, useRunWords } from '../../words/runs.ts'
import { Refusals } from '../act/Refusals.tsx'

const contentOf = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

const faultOf = (words: RunWords, why: string, head: string | undefined) => {
  const said = new Map<string, string>(Object.entries(words.faults)).get(why) ?? why
  return head === undefined ? said : `${said}「${head}」`
}

type Trouble = { readonly refusals: readonly Refusal[]; readonly failed: boolean }

function Wrong({ trouble: { refusals, failed }, saying }: { readonly trouble: Trouble; readonly saying: Saying }) {
  const words = useRunWords()
  const rows = refusals.filter(({ rule }) => rule === 'everyRowIsRight').flatMap(({ found }) => (Array.isArray(found) ? found : []))
  const others = refusals.filter(({ rule }) => rule !== 'everyRowIsRight')
  return (
    <div className="saying bad stack" role="alert">
      {failed && <p>{saying.texts.t.act.failed}</p>}
      {rows.length > 0 && (
        <>
          <b>{words.wrong}</b>
          <ul>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two faults may be of one row
              <li key={i}>
                {words.row(numberIn(row, 'row') ?? 0)}：{faultOf(words, textIn(row, 'why') ?? '', textIn(row, 'head'))}
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && <Refusals refusals={others} subject="run" saying={saying} />}
    </div>
  )
}

export function BankAnswer({ id, saying }: { readonly id: string; readonly saying: Saying }) {
  const words = useRunWords()
  const field = useId()
  const { message } = App.useApp()
  const refresh = useRefresh()
  const [trouble, setTrouble] = useState<Trouble>()
  const [working, work] = useState(false)
  const read = async (file: File) => {
    work(true)
    const body = { name: file.name, content: await contentOf(file) }
    const response = await post(`/api/runs/${encodeURIComponent(id)}/result`, body, { 'idempotency-key': newId() }).catch(() => undefined)
    work(false)
    const answer: unknown = await response?.json().catch(() => undefined)
    refresh()
    if (response?.ok) {
      setTrouble(undefined)
      message.success(words.answer, 6)
    } else setTrouble({ refusals: refusalsIn(answer), failed: response?.status !== 409 })
  }
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file) read(file)
  }
  return (
    <section className="block" aria-label={words.answer}>
      <header>
        <h2>{words.answer}</h2>
      </header>
      <div className="in stack">
        <p className="quiet small">{words.answerNote}</p>
        <p>
          <label htmlFor={field}>{words.choose} </label>
          <input id={field} type="file" accept=".csv,.txt" disabled={working} onChange={chosen} />
        </p>
        {trouble && <Wrong trouble={trouble} saying={saying} />}
      </div>
    </section>
  )
}

const refusalsIn = (answer: unknown): readonly Refusal[] =>
  listIn(answer, 'refusals').map(one => ({
    rule: textIn(one, 'rule') ?? '',
    clause: textIn(one, 'clause') ?? '',
    found: Reflect.get(Object(one), 'found'),
    wants: Reflect.get(Object(one), 'wants'),
  }))
