/** The last row of a small form: do it, or leave it. */
import { Button } from 'antd'

type Props = {
  readonly busy: boolean
  readonly send: string
  readonly cancel: string
  readonly onCancel: () => void
  /** What is said no to looks so. */
  readonly danger?: boolean
}

export function FormFoot({ busy, send, cancel, onCancel, danger = false }: Props) {
  return (
    <div className="row">
      <Button type={danger ? 'default' : 'primary'} danger={danger} htmlType="submit" loading={busy}>
        {send}
      </Button>
      <Button autoInsertSpace={false} onClick={onCancel}>
        {cancel}
      </Button>
    </div>
  )
}
