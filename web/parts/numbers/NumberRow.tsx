/** One number of the register: its paper, who gave it and when, and what can be done about it. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Answered, Offer } from '../../../core/question.ts'
import { momentOf } from '../../format.ts'
import { useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { numberWords } from '../../words/numbers.ts'
import { ActionDialog } from '../act/Offers.tsx'

type Numbered = Answered<'numbers'>['rows'][number]
type Props = { readonly row: Numbered; readonly offers: readonly Offer[]; readonly saying: Saying }

function Handle({ row, offers, saying }: Props) {
  const [open, setOpen] = useState(false)
  const { data: session } = useSession()
  const words = numberWords[saying.texts.language]
  const name = row.annulled ? 'reinstate' : 'annul'
  const offer = offers.find(({ action }) => action === name)
  if (!offer) return null
  if (row.stands && !row.annulled) return <span className="quiet small">{words.stands}</span>
  return (
    <>
      <Button size="small" autoInsertSpace={false} aria-label={words[`${name}Of`](row.number)} onClick={() => setOpen(true)}>
        {words[name]}
      </Button>
      {open && (
        <ActionDialog
          subject="number"
          id={row.numbering}
          state={{}}
          offers={[]}
          offer={offer}
          about={row.number}
          today={session?.today ?? ''}
          saying={saying}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

/** What the number is of: a paper of ours opens, one made elsewhere has a title. */
function Paper({ row, saying }: Omit<Props, 'offers'>) {
  const { w, action } = saying.texts
  const words = numberWords[saying.texts.language]
  if (row.subject !== 'number')
    return (
      <div className="quiet small">
        {w.subjects[row.subject].name} · {action(row.subject, row.action)}
      </div>
    )
  return (
    <div>
      {row.title ?? words.elsewhere}
      {row.addressee && <span className="quiet small">{` · ${words.to}：${row.addressee}`}</span>}
    </div>
  )
}

export function NumberRow({ row, offers, saying }: Props) {
  const { pick, value } = saying.texts
  const words = numberWords[saying.texts.language]
  return (
    <li>
      <div className="first">
        <Link to="/app/dossier/$subject/$id" params={{ subject: row.subject, id: row.id }}>
          {row.annulled ? <s>{row.number}</s> : row.number}
        </Link>
        <span className="quiet small">
          {pick(row.by)} · {momentOf(row.at)}
        </span>
      </div>
      <Paper row={row} saying={saying} />
      {row.annulled && (
        <div>
          <span className="tag">{words.annulled(row.annulled.on)}</span> {value(row.annulled.reason)}
          {row.annulled.explanation && `：${row.annulled.explanation}`}
        </div>
      )}
      <div className="row">
        <Handle row={row} offers={offers} saying={saying} />
      </div>
    </li>
  )
}
