/** Has the papers of those who are ticked made, or of all that a list counts. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Row } from '../../../core/answer.ts'
import type { JobKind, PaperJobAsked } from '../../../core/desk/paper-job.ts'
import { newId } from '../../client.ts'
import { useTexts } from '../../texts.ts'
import { beginPapers, usePaperJobWords } from './paper-jobs.ts'

type Of = PaperJobAsked['of']
type Props = { readonly kind: JobKind; readonly ticked: readonly Row[]; readonly list: Extract<Of, { round: string }> }

const useMaking = (kind: JobKind, onClose: () => void) => {
  const client = useQueryClient()
  const [key] = useState(newId)
  const [state, setState] = useState<'asking' | 'busy' | 'failed'>('asking')
  const go = async (of: Of) => {
    setState('busy')
    try {
      await beginPapers({ kind, of }, `${key}.${'ids' in of ? 'ticked' : 'listed'}`)
      await client.invalidateQueries({ queryKey: ['paperJobs'] })
      onClose()
    } catch {
      setState('failed')
    }
  }
  return { state, go }
}

function Dialog({ kind, ticked, list, onClose }: Props & { readonly onClose: () => void }) {
  const words = usePaperJobWords()
  const { document } = useTexts()
  const [which, setWhich] = useState<'ticked' | 'listed'>(ticked.length > 0 ? 'ticked' : 'listed')
  const { state, go } = useMaking(kind, onClose)
  const choices = [
    ...(ticked.length > 0 ? [{ value: 'ticked' as const, label: words.ticked(ticked.length) }] : []),
    { value: 'listed' as const, label: words.listed },
  ]
  const begin = () => go(which === 'ticked' ? { ids: ticked.map(({ id }) => id) } : list)
  return (
    <Modal
      open
      title={words.title(document(kind))}
      okText={words.go}
      cancelText={words.cancel}
      okButtonProps={{ loading: state === 'busy' }}
      cancelButtonProps={{ autoInsertSpace: false }}
      onOk={begin}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{words.note}</p>
        <Radio.Group aria-label={words.which} options={choices} value={which} onChange={event => setWhich(event.target.value)} />
        <p className="quiet">{words.lackNote}</p>
        {state === 'failed' && (
          <p className="saying bad" role="alert">
            {words.notBegun}
          </p>
        )}
      </div>
    </Modal>
  )
}

export function MakePapers(props: Props) {
  const words = usePaperJobWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.make}</Button>
      {open && <Dialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}
