/** What an officer does with a list as a whole: acts on those who are ticked or counted, and has their papers made. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Row } from '../../../core/answer.ts'
import { jobKindOf } from '../../../core/desk/paper-job.ts'
import type { SubjectName } from '../../../core/facts.ts'
import { ask } from '../../client.ts'
import { useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { actsTogether, BatchDialog } from '../desk/BatchDialog.tsx'
import { useBatches, useBatchWords } from '../desk/batches.ts'
import type { useTicks } from '../desk/Ticking.tsx'
import { TickAll } from '../TickAll.tsx'
import { MakePapers } from './MakePapers.tsx'
import { usePaperJobWords } from './paper-jobs.ts'

type Narrowing = { readonly status?: string; readonly track?: string; readonly body?: string; readonly q?: string }
type Props = {
  readonly subject: SubjectName
  readonly round: string
  readonly narrowing: Narrowing
  readonly page: ReturnType<typeof useTicks>
  readonly saying: Saying
}

/** The work list is where applications are acted on. */
const isActedOnHere = (subject: SubjectName) => subject !== 'application' && actsTogether(subject).length > 0
const atOnce = 100
/** What is asked for all is asked as of the first: one that waits for the office comes before one that is done. */
const waitingFirst = (rows: readonly Row[]): readonly Row[] => [
  ...rows.filter(({ waitsFor }) => waitsFor === 'department'),
  ...rows.filter(({ waitsFor }) => waitsFor !== 'department'),
]

/** Acts on the ticked, or on the first hundred of the list as it is narrowed. */
function Acting({ subject, round, narrowing, page, saying }: Props) {
  const [batch, words] = [useBatchWords(), usePaperJobWords()]
  const today = useSession().data?.today ?? ''
  const { refetch } = useBatches(false)
  const [rows, setRows] = useState<readonly Row[]>([])
  const { ticked, all } = page
  const close = () => setRows([])
  const begun = () => {
    close()
    all(false)
    refetch()
  }
  const actOnList = async () => setRows(waitingFirst((await ask('dossiers', { round, subject, ...narrowing, limit: atOnce })).rows))
  return (
    <>
      {ticked.length > 0 && <Button onClick={() => setRows(waitingFirst(ticked))}>{batch.act}</Button>}
      {narrowing.status !== undefined && ticked.length === 0 && (
        <Button title={words.listActNote} onClick={actOnList}>
          {words.listAct}
        </Button>
      )}
      {rows.length > 0 && <BatchDialog rows={rows} today={today} saying={saying} onBegun={begun} onClose={close} />}
    </>
  )
}

export function ListTools(props: Props) {
  const words = useBatchWords()
  const { subject, round, narrowing, page } = props
  const { data } = useSession()
  const kind = jobKindOf(subject)
  const { open, ticked, all } = page
  if (kind === undefined || open.length === 0) return null
  const acts = isActedOnHere(subject) && data?.seats.some(({ role }) => role === 'department') === true
  return (
    <div className="in row noprint">
      <TickAll open={open.length} ticked={ticked.length} label={words.all(open.length)} onAll={all} />
      <span role="status" className="quiet">
        {ticked.length > 0 ? words.ticked(ticked.length) : words.none}
      </span>
      {acts && <Acting {...props} />}
      <MakePapers kind={kind} ticked={ticked} list={{ round, ...narrowing }} />
    </div>
  )
}
