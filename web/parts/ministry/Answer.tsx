/** An answer of the ministry: chosen, checked row by row, its words explained once, and carried out as far as it is ticked. */
import { Button, Select } from 'antd'
import { type ChangeEvent, useId } from 'react'
import type { ParcelShown } from '../../../core/parcel/questions.ts'
import type { AnswerRead } from '../../../core/parcel/read.ts'
import { plain } from '../../../core/parcel/sheet.ts'
import { isReady } from '../../../core/parcel/tie.ts'
import type { Saying } from '../../say.ts'
import { Refusals } from '../act/Refusals.tsx'
import { useMinistryWords } from './doors.ts'
import { Rows } from './Rows.tsx'
import { type Answering, useAnswer } from './use-answer.ts'

function Choose({ answering }: { readonly answering: Answering }) {
  const words = useMinistryWords()
  const id = useId()
  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file) answering.open(file)
  }
  return (
    <div className="stack">
      <p className="quiet small">{words.chooseNote}</p>
      <p>
        <label htmlFor={id}>{words.choose} </label>
        <input id={id} type="file" accept=".xlsx,.csv,.txt,.json" disabled={answering.working} onChange={chosen} />
      </p>
      {answering.held && <p className="small">{answering.held.file.name}</p>}
    </div>
  )
}

function Lacking({ read: { lacking, heads }, answering }: { readonly read: AnswerRead; readonly answering: Answering }) {
  const words = useMinistryWords()
  const id = useId()
  if (lacking.length === 0) return null
  const nameOf = (column: string) => words.columnNames[column] ?? column
  const free = heads.filter(({ means }) => means === null).map(({ said }) => ({ value: said, label: said }))
  return (
    <div className="saying warn stack" role="alert">
      <p>{words.lacking(lacking.map(nameOf).join('、'))}</p>
      {lacking.map(column => (
        <div key={column} className="row">
          <label htmlFor={`${id}${column}`}>{words.whichColumn(nameOf(column))}</label>
          <Select
            id={`${id}${column}`}
            placeholder={words.pick}
            options={free}
            style={{ minWidth: 180 }}
            onChange={(said: string) => answering.explain({ heads: { ...answering.held?.words.heads, [plain(said)]: column } })}
          />
        </div>
      ))}
    </div>
  )
}

function Missing({ read: { missing } }: { readonly read: AnswerRead }) {
  const words = useMinistryWords()
  if (missing.length === 0) return null
  return (
    <details className="saying warn" open={missing.length <= 20}>
      <summary>{words.missing(missing.length)}</summary>
      <p>{missing.map(({ name, code }) => `${name}（${code}）`).join('、')}</p>
      <p className="quiet small">{words.missingNote}</p>
    </details>
  )
}

function Trouble({ answering: { trouble }, saying }: { readonly answering: Answering; readonly saying: Saying }) {
  if (!trouble) return null
  return (
    <div className="saying bad" role="alert">
      <p>{trouble.because}</p>
      {trouble.refusals.length > 0 && <Refusals refusals={trouble.refusals} subject="parcel" saying={saying} />}
    </div>
  )
}

export function Answer({
  parcel,
  saying,
  onTaken,
}: {
  readonly parcel: ParcelShown
  readonly saying: Saying
  readonly onTaken: () => void
}) {
  const words = useMinistryWords()
  const answering = useAnswer(parcel.id, onTaken)
  const { held, ticks, working } = answering
  const ready = held?.read.rows.filter(({ verdict, code }) => isReady(verdict) && code !== null && ticks.has(code)).length ?? 0
  return (
    <section className="stack" aria-label={words.reading(parcel.number)}>
      <h4>{words.reading(parcel.number)}</h4>
      <Choose answering={answering} />
      <Trouble answering={answering} saying={saying} />
      {held && (
        <>
          <Lacking read={held.read} answering={answering} />
          <Missing read={held.read} />
          <Rows read={held.read} answering={answering} saying={saying} />
          <div className="row">
            <Button type="primary" disabled={ready === 0} loading={working} onClick={answering.take}>
              {words.take(ready)}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
