/** The receipt of what was handed in: number, time, digests and files, to keep or to print; and each version before, with what changed. */
import '../device.css'
import { Link, Navigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { fieldsOf } from '../json.ts'
import { FormReader } from '../parts/form/FormReader.tsx'
import { partName } from '../parts/form/part-name.ts'
import { useSaying } from '../parts/law.tsx'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'
import { receipt as route } from '../router.tsx'
import { type Saying, say } from '../say.ts'
import { deviceWords } from '../words/device.ts'

type Receipt = Answered<'receipts'>['receipts'][number]
type One = { readonly one: Receipt; readonly saying: Saying }

const sizeOf = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

function Files({ one, saying }: One) {
  const words = deviceWords[saying.texts.language]
  if (one.files.length === 0) return <p className="quiet">{words.noFiles}</p>
  return (
    <ol className="tight numbered">
      {one.files.map(file => (
        <li key={`${file.of} ${file.sha256}`}>
          <a href={`/api/files/${file.sha256}`} target="_blank" rel="noreferrer">
            {file.of.startsWith('added.') ? partName(file.of, saying) : say(file.of, saying)}：{file.name}
          </a>{' '}
          <span className={file.size === null ? 'late' : 'quiet small'}>{file.size === null ? words.fileLost : sizeOf(file.size)}</span>
          <div className="mono">{file.sha256}</div>
        </li>
      ))}
    </ol>
  )
}

function Newest({ one, saying }: One) {
  const words = deviceWords[saying.texts.language]
  const pairs = [
    [words.receiptNumber, one.number],
    [words.receiptAt, momentOf(one.at)],
    [words.receiptVersion, String(one.version)],
    [words.digest, one.digest],
    [words.entryHash, one.hash],
  ] as const
  return (
    <section className="block">
      <header>
        <h2>{words.receipt}</h2>
      </header>
      <div className="in stack">
        <dl className="facts lines receipt">
          {pairs.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="mono">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet small">{words.receiptNote}</p>
        <h3>{words.files(one.files.length)}</h3>
        <Files one={one} saying={saying} />
      </div>
    </section>
  )
}

function Versions({ receipts, saying }: { readonly receipts: readonly Receipt[]; readonly saying: Saying }) {
  const words = deviceWords[saying.texts.language]
  return (
    <section className="block">
      <header>
        <h2>{words.versions}</h2>
      </header>
      <ol className="cards">
        {receipts.map(one => (
          <li key={one.n}>
            <div className="first">
              <b className="mono">{one.number}</b>
              <span className="quiet">
                {saying.texts.t.form.version(one.version)} · {momentOf(one.at)}
              </span>
            </div>
            {one.changed === null && <span className="quiet">{words.firstTime}</span>}
            {one.changed?.length === 0 && <span className="quiet">{words.nothingChanged}</span>}
            {one.changed !== null && one.changed.length > 0 && (
              <span>
                {words.changedParts}
                {one.changed.map(path => partName(path, saying)).join('、')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Whole({ id, answer }: { readonly id: string; readonly answer: Answered<'receipts'> }) {
  const dossier = useAsk('dossier', { subject: 'application', id })
  const row = dossier.data?.row
  const saying = useSaying(row?.round ?? undefined)
  const words = deviceWords[saying.texts.language]
  const [newest] = answer.receipts
  return (
    <div className="page">
      <div className="head">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id }} className="noprint">
          <Button size="small">← {saying.texts.t.dossier.back}</Button>
        </Link>
        <h1>{words.receiptTitle}</h1>
        {row && <span>{row.title}</span>}
        {row && <Status subject="application" status={row.status} />}
        <span className="tools noprint">
          <Button onClick={() => window.print()}>{words.print}</Button>
        </span>
      </div>
      {newest ? <Newest one={newest} saying={saying} /> : <p className="saying">{words.notYet}</p>}
      {newest && <Versions receipts={answer.receipts} saying={saying} />}
      {newest && <FormReader form={fieldsOf(answer.form)} saying={saying} />}
    </div>
  )
}

/** Somebody read a number out: it leads to its application. */
function ByNumber({ number }: { readonly number: string }) {
  const asked = useAsk('receiptOf', { number })
  return <Known asked={asked}>{({ id }) => <Navigate to="/app/receipt/$id" params={{ id }} replace />}</Known>
}

const isNumber = (text: string) => /^[0-9a-z]{5}-[0-9a-z]{5}-[0-9a-z]$/i.test(text)

export function ReceiptPage() {
  const { id } = route.useParams()
  return isNumber(id) ? <ByNumber number={id} /> : <ById id={id} />
}

function ById({ id }: { readonly id: string }) {
  const asked = useAsk('receipts', { id })
  return <Known asked={asked}>{answer => <Whole id={id} answer={answer} />}</Known>
}
