/** The list of a hand-over as it was written down, with places for the signatures. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { InHandView } from '../parts/office/InHandView.tsx'
import { useOfficeWords } from '../parts/office/use-office.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'
import { handedOver as route } from '../router.tsx'
import { useTexts } from '../texts.ts'

type List = Answered<'handOver'>

function Facts({ list }: { readonly list: List }) {
  const { pick } = useTexts()
  const words = useOfficeWords()
  const pairs = [
    [words.handedBy, pick(list.account)],
    [words.takenBy, pick(list.successor)],
    [words.handOverFrom, list.from],
    [words.doneBy, pick(list.by)],
    [words.doneAt, momentOf(list.at)],
    [words.listNumber, String(list.n)],
    [words.hash, list.hash.slice(0, 32)],
  ] as const
  return (
    <dl className="facts lines receipt">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Signatures() {
  const words = useOfficeWords()
  return (
    <section className="block">
      <ul className="cards signatures">
        {[words.handedBy, words.takenBy, words.witness].map(who => (
          <li key={who}>
            <b>{who}</b>
            <span>{words.signature}：____________</span>
            <span>{words.date}：____________</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function HandedOverPage() {
  const { n } = route.useParams()
  const words = useOfficeWords()
  const asked = useAsk('handOver', { n })
  return (
    <Known asked={asked}>
      {list => (
        <div className="page">
          <div className="head">
            <Link to="/app/office" className="noprint">
              <Button size="small">← {words.office}</Button>
            </Link>
            <h1>{words.list}</h1>
            <span className="tools noprint">
              <Button autoInsertSpace={false} onClick={() => window.print()}>
                {words.print}
              </Button>
            </span>
          </div>
          <section className="block">
            <div className="in">
              <Facts list={list} />
            </div>
          </section>
          <section className="block">
            <header>
              <h2>{words.work}</h2>
            </header>
            <InHandView inHand={list.inHand} opens={false} />
          </section>
          <Signatures />
        </div>
      )}
    </Known>
  )
}
