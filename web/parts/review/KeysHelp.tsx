/** The keys of the review desk, shown by '?', with the switch that turns them off. */
import { Modal, Switch } from 'antd'
import { useReviewWords } from './words.ts'

type Props = {
  readonly open: boolean
  readonly on: boolean
  /** What the keys do, where it isn't what they do on the desk. */
  readonly keysOf?: Readonly<Record<string, string>>
  readonly onSwitch: (on: boolean) => void
  readonly onClose: () => void
}

export function KeysHelp({ open, on, keysOf, onSwitch, onClose }: Props) {
  const words = useReviewWords()
  return (
    <Modal open={open} title={words.keys} footer={null} onCancel={onClose}>
      <div className="stack">
        <dl className="keys">
          {Object.entries(keysOf ?? words.keysOf).map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet small">{words.keysNote}</p>
        <p className="row">
          <Switch id="keys-on" checked={on} onChange={onSwitch} />
          <label htmlFor="keys-on">{words.keysOn}</label>
        </p>
      </div>
    </Modal>
  )
}
