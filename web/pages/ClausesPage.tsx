/** Every clause of the notice with what it governs: the actions that cite it and the values that it gives. */
import { useMemo } from 'react'
import { subjects } from '../../core/catalogue.ts'
import { isSubjectName, type SubjectName } from '../../core/facts.ts'
import { type Citation, citationsIn, type Law } from '../../policy/shape.ts'
import { useSaying } from '../parts/law.tsx'
import { findKeyName, findValueName, wayTo } from '../parts/studio/names.ts'
import { Known } from '../parts/Waiting.tsx'
import { useLaw, useRound } from '../queries.ts'
import { type Saying, say } from '../say.ts'
import type { Texts } from '../texts.ts'

type Governed = { readonly actions: readonly (readonly [SubjectName, string])[]; readonly values: readonly Citation[] }

const actionsUnder = (law: Law, clause: string) =>
  Object.entries(subjects).flatMap(([subject, { actions }]) =>
    Object.entries(actions).flatMap(([name, action]): readonly (readonly [SubjectName, string])[] =>
      isSubjectName(subject) && action.cites(law).clause === clause ? [[subject, name]] : [],
    ),
  )

/** Single values; what is a table has pages of its own. */
const isShort = ({ value }: Citation) => value !== undefined && JSON.stringify(value).length < 160

const governedBy = (law: Law, citations: readonly Citation[], id: string): Governed => ({
  actions: actionsUnder(law, id),
  values: citations.filter(citation => citation.clause === id && isShort(citation)),
})

/** Keys and codes that only a policy has are said as the studio says them. */
const inPolicyWords = (texts: Texts): Texts => {
  const { language } = texts
  const or = (found: string, key: string, own: string | undefined) => (found === key ? (own ?? key) : found)
  return {
    ...texts,
    field: name => or(texts.field(name), name, findKeyName([name], language)),
    value: value => or(texts.value(value), value, /^[a-z]+[A-Z]?[A-Za-z]*$/.test(value) ? findValueName(value, language) : undefined),
  }
}

function Value({ citation, saying }: { citation: Citation; saying: Saying }) {
  const { texts } = saying
  const { t } = texts
  const { path, value, decidedBy, because } = citation
  return (
    <li>
      <span className="quiet">{wayTo(saying.law, path, texts.language)}</span> {say(value, { ...saying, texts: inPolicyWords(texts) })}{' '}
      {decidedBy !== undefined && <span className="tag warn">{t.clauses.open}</span>}
      {because !== undefined && (
        <div className="quiet small" lang="en">
          {because}
        </div>
      )}
    </li>
  )
}

function ClauseBlock({ clause, governed, saying }: { clause: Law['policy']['clauses'][number]; governed: Governed; saying: Saying }) {
  const { texts } = saying
  const { t } = texts
  const nothing = governed.actions.length === 0 && governed.values.length === 0
  return (
    <section className="block" id={`c${clause.id}`}>
      <header>
        <h2>{clause.number}</h2>
        <span>{texts.pick(clause.heading)}</span>
        <span className="quiet small">{clause.id}</span>
      </header>
      <div className="in tight">
        {nothing && <p className="quiet">{t.clauses.none}</p>}
        {governed.actions.length > 0 && (
          <p>
            <span className="quiet">{t.clauses.governs}：</span>
            {governed.actions.map(([subject, name]) => `${texts.w.subjects[subject].name} · ${texts.action(subject, name)}`).join('；')}
          </p>
        )}
        {governed.values.length > 0 && (
          <ul className="tight">
            {governed.values.map(citation => (
              <Value key={citation.path} citation={citation} saying={saying} />
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function Clauses({ law, saying }: { law: Law; saying: Saying }) {
  const all = useMemo(() => {
    const citations = citationsIn({ policy: law.policy })
    return law.policy.clauses.map(clause => ({ clause, governed: governedBy(law, citations, clause.id) }))
  }, [law])
  return all.map(({ clause, governed }) => <ClauseBlock key={clause.id} clause={clause} governed={governed} saying={saying} />)
}

export function ClausesPage() {
  const round = useRound()
  const saying = useSaying(round)
  const asked = useLaw(round)
  const { t } = saying.texts
  return (
    <div className="page">
      <div className="head">
        <h1>{t.pages.clauses}</h1>
        <span className="quiet">{saying.law?.policy.notice.number}</span>
      </div>
      <p>{t.clauses.note}</p>
      <Known asked={asked}>{({ law }) => <Clauses law={law} saying={saying} />}</Known>
    </div>
  )
}
