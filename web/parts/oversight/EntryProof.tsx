/** A small mark on an entry of a history: it opens the proof that the entry stands under a signed checkpoint, to be read, saved and verified elsewhere. */
import { Button, Modal, Typography } from 'antd'
import { useState } from 'react'
import type { SubjectName } from '../../../core/facts.ts'
import { shortCode } from '../../../core/paper-code.ts'
import type { Answered } from '../../../core/question.ts'
import { momentOf } from '../../format.ts'
import { useAsk } from '../../queries.ts'
import { save } from '../../save.ts'
import { useProofWords } from '../../words/proof.ts'
import { Known } from '../Waiting.tsx'

type Entry = { readonly subject: SubjectName; readonly id: string; readonly n: number }
type Answer = Answered<'entryProof'>

const wrap = { overflowWrap: 'anywhere' } as const
/** As people compare it, by eye or on the telephone. */
const shortOf = (digest: string) => digest.slice(0, 20).replace(/(.{4})(?=.)/g, '$1 ')

/** Of what the chain says of the entry, which is the second part of its leaf. */
const codeOf = (leaf: string) => shortCode(leaf.split(' ')[1] ?? '')

function Shown({ entry, answer }: { readonly entry: Entry; readonly answer: Answer }) {
  const words = useProofWords()
  const { proof, checkpoint, key, fingerprint } = answer
  if (!proof || !checkpoint) return <p role="status">{words.notYet}</p>
  const file = `${entry.subject}-${entry.id}-${entry.n}.proof.json`
  const keep = () => save(new Blob([`${JSON.stringify(proof, null, 2)}\n`], { type: 'application/json' }), file)
  return (
    <div className="stack">
      <p>{words.about}</p>
      <dl className="facts">
        <dt>{words.leaf}</dt>
        <dd className="mono" style={wrap}>
          {proof.leaf}
        </dd>
        <dt>{words.code}</dt>
        <dd>
          <span className="mono">{codeOf(proof.leaf)}</span> <span className="quiet small">{words.codeNote}</span>
        </dd>
        <dt>{words.checkpoint}</dt>
        <dd>
          {words.checkpointOf(checkpoint.n, momentOf(checkpoint.at))} · {words.steps(proof.path.length)}
        </dd>
        <dt>{words.digest}</dt>
        <dd className="mono">{shortOf(checkpoint.digest)}</dd>
        <dt>{words.fingerprint}</dt>
        <dd>
          <span className="mono">{fingerprint}</span> <span className="quiet small">{words.fingerprintNote}</span>
        </dd>
      </dl>
      <p>{words.how}</p>
      <Typography.Text code copyable style={wrap}>
        {words.command(file, key)}
      </Typography.Text>
      <div>
        <Button onClick={keep}>{words.download}</Button>
      </div>
    </div>
  )
}

function MadeAgain({ way, made, unlike }: Answer['again']) {
  const words = useProofWords()
  return (
    <dl className="facts">
      <dt>{words.way}</dt>
      <dd>{words.ways[way]}</dd>
      <dt>{words.again}</dt>
      <dd>
        {words.made[made]} {unlike.length > 0 && <span className="mono">{unlike.join(' ')}</span>}
      </dd>
    </dl>
  )
}

function Asking(entry: Entry) {
  const asked = useAsk('entryProof', { ...entry })
  return (
    <Known asked={asked}>
      {answer => (
        <div className="stack">
          <MadeAgain {...answer.again} />
          <Shown entry={entry} answer={answer} />
        </div>
      )}
    </Known>
  )
}

export function EntryProof({ subject, id, n }: Entry) {
  const words = useProofWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" type="link" className="noprint" aria-label={words.markOf(n)} onClick={() => setOpen(true)}>
        {words.mark}
      </Button>
      <Modal open={open} title={words.title(n)} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Asking subject={subject} id={id} n={n} />
      </Modal>
    </>
  )
}

/** What an auditor prints or notes: it stands for everything before it. */
export function NewestCheckpoint() {
  const words = useProofWords()
  const asked = useAsk('newestCheckpoint', {})
  return (
    <section className="block" aria-label={words.newest}>
      <header>
        <h2>{words.newest}</h2>
      </header>
      <Known asked={asked}>
        {({ checkpoint, fingerprint }) => (
          <div className="in stack">
            {checkpoint === null ? (
              <p className="empty">{words.none}</p>
            ) : (
              <p>
                {words.checkpointOf(checkpoint.n, momentOf(checkpoint.at))} · {words.lines(checkpoint.lines)} · {words.digest}{' '}
                <span className="mono" style={wrap}>
                  {shortOf(checkpoint.digest)}
                </span>
              </p>
            )}
            <p className="quiet small">
              {words.newestNote} {words.fingerprint} <span className="mono">{fingerprint}</span>
            </p>
          </div>
        )}
      </Known>
    </section>
  )
}
