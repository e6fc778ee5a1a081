/** Why somebody asks for leave, with their proof, for whoever is to grant it: opened on a tap, since each look is written down. */
import { Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { absenceWords } from '../../words/absence.ts'
import { Known } from '../Waiting.tsx'

type Props = { readonly training: string; readonly leave: number; readonly name: string }

function Opened({ training, leave }: Props) {
  const { language, pick } = useTexts()
  const { why } = absenceWords[language]
  const asked = useAsk('leaveAsked', { training, leave })
  return (
    <Known asked={asked}>
      {({ kind, reason, proof }) => (
        <div className="saying tight">
          <p>
            {kind && <b>{pick(kind)}</b>} <span className="prose">{reason ?? why.erased}</span>
          </p>
          {proof.length === 0 && <p className="quiet small">{why.noProof}</p>}
          <p className="row">
            {proof.map((sha256, i) => (
              <a key={sha256} href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
                {why.proof(i + 1)}
              </a>
            ))}
          </p>
        </div>
      )}
    </Known>
  )
}

export function LeaveWhy(props: Props) {
  const { why } = absenceWords[useTexts().language]
  const [open, setOpen] = useState(false)
  return (
    <div className="stack noprint">
      <div>
        <Button aria-expanded={open} aria-label={why.openOf(props.name)} onClick={() => setOpen(!open)}>
          {why.open}
        </Button>
      </div>
      {open && <Opened {...props} />}
    </div>
  )
}
