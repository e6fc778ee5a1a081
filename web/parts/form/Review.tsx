/** The last look before handing in: what is missing first, then everything as the officers will read it. */
import { Button, Form, Modal } from 'antd'
import type { Saying } from '../../say.ts'
import { formWords } from '../../words/form.ts'
import { draftOf } from './draft.ts'
import { FormReader } from './FormReader.tsx'
import { partName } from './part-name.ts'
import { useMissing } from './Steps.tsx'

type Props = {
  readonly open: boolean
  readonly busy: boolean
  readonly saying: Saying
  readonly onBack: () => void
  readonly onSubmit: () => unknown
}

/** Each place that is still empty, as a link to it. */
function Missing({ missing, saying, onBack }: Pick<Props, 'saying' | 'onBack'> & { readonly missing: readonly string[] }) {
  const { t } = saying.texts
  if (missing.length === 0) return null
  return (
    <div className="saying bad" role="alert">
      <b>{t.form.missing}</b>
      <p>{formWords[saying.texts.language].stillMissing(missing.length)}</p>
      <ul>
        {missing.map(place => (
          <li key={place}>
            <a href={`#part-${place.split('.')[0]}`} onClick={onBack}>
              {partName(place, saying)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Mounted only while it is open: what is typed is not read over twice at each key. */
function Opened({ busy, saying, onBack, onSubmit }: Omit<Props, 'open'>) {
  const words = formWords[saying.texts.language]
  const form = Form.useFormInstance()
  const typed = Form.useWatch(values => values, { form, preserve: true })
  const missing = useMissing(saying)
  return (
    <Modal
      open
      title={words.reviewTitle}
      width={860}
      onCancel={onBack}
      footer={[
        <Button key="back" onClick={onBack}>
          {words.back}
        </Button>,
        <Button key="go" type="primary" loading={busy} disabled={missing.length > 0} onClick={() => onSubmit()}>
          {saying.texts.t.form.submit}
        </Button>,
      ]}
    >
      <div className="stack">
        <Missing missing={missing} saying={saying} onBack={onBack} />
        <p className="quiet">{words.reviewNote}</p>
        <FormReader form={draftOf(typed, saying.law?.policy)} saying={saying} />
      </div>
    </Modal>
  )
}

export function Review({ open, ...props }: Props) {
  return open ? <Opened {...props} /> : null
}
