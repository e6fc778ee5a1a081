/** How every form of seats ends: what is wrong with it, the button that sends it, and the way back. */
import { Button } from 'antd'
import type { ComponentProps } from 'react'
import { useTexts } from '../../texts.ts'
import { Problems } from './Problems.tsx'

type Props = {
  readonly problems: ComponentProps<typeof Problems>['problems']
  readonly busy: boolean
  /** What stands on the button that sends. */
  readonly label: string
  readonly onClose: () => void
}

export function FormEnd({ problems, busy, label, onClose }: Props) {
  const { t } = useTexts()
  return (
    <>
      <Problems problems={problems} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {label}
        </Button>
        <Button autoInsertSpace={false} onClick={onClose}>
          {t.act.cancel}
        </Button>
      </div>
    </>
  )
}
