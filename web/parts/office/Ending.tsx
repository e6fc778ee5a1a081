/** A button that asks once more before it ends a seat, a deputyship or an account, and says what follows. */
import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { SeatDeed } from '../../client.ts'
import { useTexts } from '../../texts.ts'
import { Problems } from './Problems.tsx'
import { useDeed } from './use-office.ts'

type Props = {
  readonly deed: SeatDeed
  readonly given: object
  /** What stands on the button, what is ended, and what follows. */
  readonly label: string
  readonly title: string
  readonly note: string
}

export function Ending({ deed, given, label, title, note }: Props) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const { problems, busy, send } = useDeed(deed, () => setOpen(false))
  return (
    <>
      <Button
        size="small"
        autoInsertSpace={false}
        aria-label={title.includes(label) ? title : `${label}：${title}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <Modal open={open} title={title} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <div className="stack">
          <p>{note}</p>
          <Problems problems={problems} />
          <div className="row">
            <Button danger type="primary" autoInsertSpace={false} loading={busy} onClick={() => send(given)}>
              {label}
            </Button>
            <Button autoInsertSpace={false} onClick={() => setOpen(false)}>
              {t.act.cancel}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
