/** What browsers refused of the house's own pages: what may be a fault or an attack first. */
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'
import { useTexts } from '../texts.ts'
import { pageReportWords } from '../words/page-reports.ts'

function Line({ report: { page, directive, source, count, last } }: { readonly report: Answered<'pageReports'>[number] }) {
  const words = pageReportWords[useTexts().language]
  return (
    <li>
      <div className="first">
        <b>{words.source[source]}</b>
        <span>{words.times(count)}</span>
      </div>
      <span className="quiet small">
        <code>{page}</code> · <code>{directive}</code> · {words.last(momentOf(last))}
      </span>
      <span className="quiet small">{words.toDo[source]}</span>
    </li>
  )
}

export function PageReportsPage() {
  const words = pageReportWords[useTexts().language]
  const asked = useAsk('pageReports', {})
  return (
    <div className="page">
      <h1>{words.page}</h1>
      <p>{words.note}</p>
      <Known asked={asked}>
        {reports => (
          <section className="block">
            {reports.length === 0 && <p className="empty">{words.none}</p>}
            <ul className="cards">
              {reports.map(report => (
                <Line key={`${report.page} ${report.directive} ${report.source}`} report={report} />
              ))}
            </ul>
          </section>
        )}
      </Known>
    </div>
  )
}
