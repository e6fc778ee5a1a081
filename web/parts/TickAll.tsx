/** Ticks or unticks everything on the page that can be ticked; half a tick where it is some. */
import { Checkbox } from 'antd'

type Props = {
  readonly open: number
  readonly ticked: number
  readonly label: string
  readonly onAll: (on: boolean) => void
}

export function TickAll({ open, ticked, label, onAll }: Props) {
  return (
    <Checkbox checked={ticked === open} indeterminate={ticked > 0 && ticked < open} onChange={event => onAll(event.target.checked)}>
      {label}
    </Checkbox>
  )
}
