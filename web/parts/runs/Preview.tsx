/** What a run would hold today and what stays out, each found by name or reason, page by page; and lines that are left out by hand. */
import { Button, Input, Select } from 'antd'
import { useId } from 'react'
import type { Answered, Asked } from '../../../core/question.ts'
import { yuanOf } from '../../format.ts'
import type { Saying } from '../../say.ts'
import { useRunWords } from '../../words/runs.ts'
import { Pages } from '../Pages.tsx'
import { Lines, Sums } from './tables.tsx'

type Found = Answered<'runPreview'>
/** What is looked at of the preview. */
export type View = Pick<Asked<'runPreview'>, 'q' | 'why'> & { readonly from: number; readonly excludedFrom: number }
export const firstView: View = { from: 0, excludedFrom: 0 }

export type LeftOut = {
  readonly payment: string
  readonly name: string
  readonly amountFen: number
  readonly reason: string
}
/** What is left out by hand, and how that is changed. */
export type Leaving = { readonly leftOut: readonly LeftOut[]; readonly onLeave: (leftOut: readonly LeftOut[]) => void }

type Shown = { readonly preview: Found; readonly saying: Saying }
const pageRows = 100

function Paging({
  from,
  found,
  name,
  onFrom,
}: {
  readonly from: number
  readonly found: number
  readonly name: string
  readonly onFrom: (from: number) => void
}) {
  const words = useRunWords()
  return (
    <Pages
      page={from / pageRows + 1}
      shown={found}
      pageRows={pageRows}
      label={(page, last) => `${name}：${words.pageOf(page, last)}`}
      onPage={page => onFrom((page - 1) * pageRows)}
    />
  )
}

/** In a run of a hundred thousand one looks for a name. */
export function Search({ onFind }: { readonly onFind: (q: string) => void }) {
  const words = useRunWords()
  return (
    <Input.Search
      aria-label={words.search}
      placeholder={words.search}
      allowClear
      style={{ maxWidth: 320 }}
      onSearch={typed => onFind(typed.trim())}
    />
  )
}

const signed = (n: number, text: string): string => (n > 0 ? `+${text}` : text)

function Compared({ preview: { count, totalFen, last, news } }: { readonly preview: Found }) {
  const words = useRunWords()
  return (
    <>
      <p>
        <b>
          {words.total}：{count} · {yuanOf(totalFen)}
        </b>
      </p>
      {last && count > 0 && (
        <p className="quiet">
          {words.last(last.number, last.count, yuanOf(last.totalFen))}，
          {words.compared(
            signed(count - last.count, String(count - last.count)),
            signed(totalFen - last.totalFen, yuanOf(totalFen - last.totalFen)),
          )}
        </p>
      )}
      {news.length > 0 && (
        <p className="quiet">{news.map(({ news: kind, count: n }) => words.newsCount(words.news[kind], n)).join('，')}</p>
      )}
    </>
  )
}

function Held({ preview, saying, leaving }: Shown & { readonly leaving: Leaving }) {
  const words = useRunWords()
  const { leftOut, onLeave } = leaving
  const toggle = ({ payment, name, amountFen }: Found['lines'][number]) => {
    const out = leftOut.some(one => one.payment === payment)
    const isOut = { payment, name, amountFen, reason: '' }
    return (
      <Button
        size="small"
        autoInsertSpace={false}
        aria-label={out ? words.takeBackOf(name) : words.leaveOutOf(name)}
        onClick={() => onLeave(out ? leftOut.filter(one => one.payment !== payment) : [...leftOut, isOut])}
      >
        {out ? words.takeBack : words.leaveOut}
      </Button>
    )
  }
  if (preview.lines.length === 0) return <p className="quiet">{preview.count === 0 ? words.nothing : words.noLines}</p>
  return (
    <Lines
      label={words.lines}
      lines={preview.lines}
      heads={[words.state, words.leaveOut]}
      more={line => [line.news ? words.news[line.news] : '', toggle(line)]}
      saying={saying}
    />
  )
}

/** Why each is left out; it lies sealed beside the run. */
export function LeavingOut({ leftOut, onLeave }: Leaving) {
  const words = useRunWords()
  if (leftOut.length === 0) return null
  const reasoned = (payment: string, reason: string) => onLeave(leftOut.map(one => (one.payment === payment ? { ...one, reason } : one)))
  return (
    <section aria-label={words.leftOut(leftOut.length)} className="stack">
      <b>{words.leftOut(leftOut.length)}</b>
      {leftOut.map(({ payment, name, amountFen, reason }) => (
        <div key={payment} className="row">
          <span>
            {name} · {yuanOf(amountFen)}
          </span>
          <Input
            aria-label={`${words.leftOutWhy}：${name}`}
            placeholder={words.leftOutWhy}
            value={reason}
            maxLength={200}
            style={{ maxWidth: 280 }}
            onChange={event => reasoned(payment, event.target.value)}
          />
          <Button
            autoInsertSpace={false}
            aria-label={words.takeBackOf(name)}
            onClick={() => onLeave(leftOut.filter(one => one.payment !== payment))}
          >
            {words.takeBack}
          </Button>
        </div>
      ))}
    </section>
  )
}

type Viewing = { readonly view: View; readonly onView: (view: View) => void }

function Excluded({ preview, saying, view, onView }: Shown & Viewing) {
  const words = useRunWords()
  const id = useId()
  const { excluded, excludedCount, excludedFound, whys, count } = preview
  if (excludedCount === 0) return null
  const options = [
    { value: '', label: words.anyReason },
    ...whys.map(({ why, count: n }) => ({ value: why, label: `${words.whys[why]}（${n}）` })),
  ]
  const pick = (value: string) => {
    const { why: _, ...rest } = view
    const why = whys.find(one => one.why === value)?.why
    onView({ ...rest, excludedFrom: 0, ...(why && { why }) })
  }
  return (
    <details open={count === 0 || view.why !== undefined}>
      <summary>{words.excluded(excludedCount)}</summary>
      <div className="row" style={{ margin: '8px 0' }}>
        <label htmlFor={id}>{words.why}</label>
        <Select id={id} value={view.why ?? ''} options={options} onChange={pick} style={{ minWidth: 200 }} />
      </div>
      {whys.some(({ why }) => why === 'noAccount') && <p className="quiet small">{words.whereAccount}</p>}
      <Lines
        label={words.excluded(excludedCount)}
        lines={excluded}
        heads={[words.why]}
        more={({ why }) => [why.map(one => words.whys[one]).join('；')]}
        saying={saying}
      />
      <Paging
        from={view.excludedFrom}
        found={excludedFound}
        name={words.excluded(excludedCount)}
        onFrom={excludedFrom => onView({ ...view, excludedFrom })}
      />
    </details>
  )
}

export function Preview({ preview, saying, view, onView, leaving }: Shown & Viewing & { readonly leaving: Leaving }) {
  const words = useRunWords()
  return (
    <>
      <Compared preview={preview} />
      <Sums name={words.byItem} groups={preview.byItem} />
      <Sums name={words.byTrack} groups={preview.byTrack} />
      <Sums name={words.byHost} groups={preview.byHost} />
      <Held preview={preview} saying={saying} leaving={leaving} />
      <Paging from={view.from} found={preview.found} name={words.lines} onFrom={from => onView({ ...view, from })} />
      <Excluded preview={preview} saying={saying} view={view} onView={onView} />
    </>
  )
}
