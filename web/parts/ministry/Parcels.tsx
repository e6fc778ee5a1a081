/** The parcels that were made: how far each is answered, its digest, who fetched it, and the answers that were brought. */
import { Button } from 'antd'
import { useState } from 'react'
import type { ParcelShown } from '../../../core/parcel/questions.ts'
import { momentOf } from '../../format.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Pages } from '../Pages.tsx'
import { Answer } from './Answer.tsx'
import { answerHref, fileHref, useMinistryWords } from './doors.ts'

const pageRows = 10
type One = { readonly parcel: ParcelShown; readonly saying: Saying }

function Fetched({ parcel: { fetched }, saying }: One) {
  const words = useMinistryWords()
  if (fetched.length === 0) return <p className="quiet small">{words.notFetched}</p>
  return (
    <details>
      <summary>{words.fetched(fetched.length)}</summary>
      <ul className="tight">
        {fetched.map(({ at, by }) => (
          <li key={`${at} ${by.zh}`}>
            {saying.texts.pick(by)} <span className="day quiet">{momentOf(at)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Answers({ parcel: { id, answers }, saying }: One) {
  const words = useMinistryWords()
  if (answers.length === 0) return <p className="quiet small">{words.noAnswers}</p>
  return (
    <details>
      <summary>{words.answers(answers.length)}</summary>
      <ul className="tight">
        {answers.map(({ n, name, at, by, digest }) => (
          <li key={n}>
            <a href={answerHref(id, n)}>{name}</a> <span className="quiet">{words.broughtBy(saying.texts.pick(by), momentOf(at))}</span>
            <div className="quiet small">
              {words.digest} <code>{digest.slice(0, 16)}</code>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Stand({ parcel: { people, placed, back, open } }: Pick<One, 'parcel'>) {
  const words = useMinistryWords()
  return (
    <p className="row">
      <b>{words.answered(people - open, people)}</b>
      <span className="quiet">{[words.placed(placed), words.back(back), words.open(open)].join(' · ')}</span>
    </p>
  )
}

type May = { readonly fetches: boolean; readonly answers: boolean }

type Buttons = May & { readonly id: string; readonly reading: boolean; readonly onReading: (on: boolean) => void }
function Doing({ id, fetches, answers, reading, onReading }: Buttons) {
  const words = useMinistryWords()
  const refresh = useRefresh()
  return (
    <div className="row noprint">
      {fetches && (
        <Button href={fileHref(id)} onClick={() => window.setTimeout(refresh, 2_000)}>
          {words.download}
        </Button>
      )}
      {answers && (
        <Button type="primary" autoInsertSpace={false} aria-expanded={reading} onClick={() => onReading(!reading)}>
          {reading ? words.close : words.read}
        </Button>
      )}
    </div>
  )
}

function Made({ parcel: { by, at, digest }, saying }: One) {
  const words = useMinistryWords()
  return (
    <p className="quiet small">
      {words.madeBy(saying.texts.pick(by), momentOf(at))} · {words.digest} <code style={{ overflowWrap: 'anywhere' }}>{digest}</code>
    </p>
  )
}

function Parcel({ parcel, saying, ...may }: One & May) {
  const words = useMinistryWords()
  const [state, setState] = useState<'shown' | 'reading' | 'taken'>('shown')
  const { id, number, trackName, people } = parcel
  const name = saying.texts.pick(trackName)
  return (
    <section className="block" aria-label={`${name} ${words.batch(number)}`}>
      <header>
        <h3>
          {words.batch(number)} · {name} · {words.people(people)}
        </h3>
        <Doing {...may} id={id} reading={state === 'reading'} onReading={on => setState(on ? 'reading' : 'shown')} />
      </header>
      <div className="in stack">
        <Stand parcel={parcel} />
        <Made parcel={parcel} saying={saying} />
        <Fetched parcel={parcel} saying={saying} />
        <Answers parcel={parcel} saying={saying} />
        {state === 'reading' && <Answer parcel={parcel} saying={saying} onTaken={() => setState('taken')} />}
        {state === 'taken' && (
          <p className="saying good" role="status">
            {words.taken}
          </p>
        )}
      </div>
    </section>
  )
}

export function Parcels({
  parcels,
  saying,
  fetches,
  answers,
}: { readonly parcels: readonly ParcelShown[]; readonly saying: Saying } & May) {
  const words = useMinistryWords()
  const [page, setPage] = useState(1)
  return (
    <>
      <h2>{words.parcels}</h2>
      {parcels.length === 0 && <p className="empty">{words.none}</p>}
      {parcels.slice((page - 1) * pageRows, page * pageRows).map(parcel => (
        <Parcel key={parcel.id} parcel={parcel} saying={saying} fetches={fetches} answers={answers} />
      ))}
      <Pages page={page} shown={parcels.length} pageRows={pageRows} label={words.page_} onPage={setPage} />
    </>
  )
}
