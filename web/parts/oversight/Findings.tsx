/** What was found on a sample: each with what was said on it, and what may be said next by whoever looks. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered } from '../../../core/question.ts'
import type { Saying } from '../../say.ts'
import { useOversightWords } from '../../words/oversight.ts'
import { Say, type Verb } from './Say.tsx'

type Sample = Answered<'sample'>
type Finding = Sample['findings'][number]
type Part = { readonly sample: Sample; readonly saying: Saying }

/** Whose turn it is says which verbs are there. */
const verbsOn = ({ status }: Finding): readonly Verb[] =>
  status === 'raised' ? ['answer'] : status === 'answered' ? ['settle', 'insist'] : []

function Told({ said, saying }: Pick<Finding, 'said'> & { readonly saying: Saying }) {
  const words = useOversightWords()
  return (
    <ol className="tight">
      {said.map(({ as, on, by, text }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its order
        <li key={i}>
          <span className="quiet small">
            {words.said[as]} · {on} · {saying.texts.pick(by)}
          </span>
          <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>
        </li>
      ))}
    </ol>
  )
}

function One({ finding, sample, saying }: Part & { readonly finding: Finding }) {
  const words = useOversightWords()
  const [saysNow, setSaysNow] = useState<Verb>()
  const title = words.findingOn(finding.n, sample.items.find(({ id }) => id === finding.item)?.title ?? finding.item)
  const mine = verbsOn(finding).filter(verb => sample.status === 'drawn' && sample.offers.some(({ action }) => action === verb))
  return (
    <li>
      <div className="first">
        <b>{title}</b>
        <span className="tag">{finding.outcome === null ? words.states[finding.status] : words.outcomes[finding.outcome]}</span>
      </div>
      <div className="quiet small">
        {words.findingKinds[finding.kind]}
        {finding.status === 'raised' && ` · ${words.until2(finding.answerBy)}`}
      </div>
      <Told said={finding.said} saying={saying} />
      <div className="row noprint">
        {mine.map(verb => (
          <Button key={verb} size="small" autoInsertSpace={false} aria-label={`${words[verb]}：${title}`} onClick={() => setSaysNow(verb)}>
            {words[verb]}
          </Button>
        ))}
      </div>
      {saysNow && (
        <Say
          sample={sample.id}
          verb={saysNow}
          about={{ finding: finding.n }}
          title={title}
          saying={saying}
          onClose={() => setSaysNow(undefined)}
        />
      )}
    </li>
  )
}

export function Findings({ sample, saying }: Part) {
  const words = useOversightWords()
  if (sample.status === 'committed') return null
  return (
    <section className="block" aria-label={words.findings}>
      <header>
        <h2>{words.findings}</h2>
      </header>
      {sample.findings.length === 0 && <p className="empty">{words.none}</p>}
      <ul className="cards">
        {sample.findings.map(finding => (
          <One key={finding.n} finding={finding} sample={sample} saying={saying} />
        ))}
      </ul>
    </section>
  )
}
