/** What was on the screen of whoever decided, opened again as it was. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../core/question.ts'
import { momentOf } from '../format.ts'
import { fieldsOf, isFields } from '../json.ts'
import { FormReader } from '../parts/form/FormReader.tsx'
import { useSaying } from '../parts/law.tsx'
import { Places, VerdictHead } from '../parts/review/VerdictHead.tsx'
import { useReviewWords } from '../parts/review/words.ts'
import { Status } from '../parts/Status.tsx'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'
import { seen as route } from '../router.tsx'
import '../parts/review/review.css'

function Whole({ seen }: { seen: Answered<'seen'> }) {
  const words = useReviewWords()
  const { row, line, view, form, digest } = seen
  const saying = useSaying(row.round ?? undefined)
  const { texts } = saying
  return (
    <div className="page">
      <div className="head">
        <Link to="/app/dossier/$subject/$id" params={{ subject: 'application', id: row.id }} className="noprint">
          ← {words.backToFile}
        </Link>
        <h1>
          {words.seenTitle}：{row.title}
        </h1>
        <Status subject="application" status={view.status} />
      </div>
      <div className="saying tight">
        <p>
          <b>{words.seenBy(texts.pick(line.actor), texts.role(line.role), texts.action('application', line.action), momentOf(line.at))}</b>
        </p>
        <p>{words.seenOn[view.page]}</p>
        <p className="row">
          <Places view={view} />
          {view.form && <span>{words.version(view.form.version)}</span>}
        </p>
        <p className="quiet small">
          {words.servedAt(momentOf(view.at))} · {words.seenDigest} <span className="mono">{digest.slice(0, 16)}</span>
        </p>
      </div>
      <VerdictHead view={view} saying={saying} />
      {view.page === 'desk' && (isFields(form) ? <FormReader form={fieldsOf(form)} saying={saying} /> : <p>{words.seenErased}</p>)}
    </div>
  )
}

export function SeenPage() {
  const { id, n } = route.useParams()
  const asked = useAsk('seen', { id, n: Number(n) })
  return <Known asked={asked}>{seen => <Whole seen={seen} />}</Known>
}
