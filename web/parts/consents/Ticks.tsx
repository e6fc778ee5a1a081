/** On the form: the tick under the information notice, and the consent apart without which health can't be filled in. */
import { Checkbox, ConfigProvider, Form } from 'antd'
import { type ReactNode, useContext } from 'react'
import { newestOf } from '../../../core/application/consents.ts'
import type { ConsentKind } from '../../../core/application/dossier.ts'
import { listIn, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { noticeWords } from '../../words/notices.ts'
import { OpeningContext } from '../form/opening.tsx'
import { NoticeText } from './NoticeText.tsx'

type Props = { readonly saying: Saying }
type TickProps = Props & { readonly of: ConsentKind; readonly version: string; readonly label: string; readonly onUntick?: () => void }

/** What the person ticks is the version that they read; another one asks again. A consent is open whatever else of the form came back. */
function Tick({ of, version, label, onUntick, saying }: TickProps) {
  const words = noticeWords[saying.texts.language]
  const { round = '' } = useContext(OpeningContext)
  const ticked: unknown = Form.useWatch(['pledges', of], { form: Form.useFormInstance(), preserve: true })
  const isOld = typeof ticked === 'string' && ticked !== version
  return (
    <ConfigProvider componentDisabled={false}>
      <div className="stack wide">
        {isOld && <p className="saying warn">{words.again}</p>}
        <details open={isOld || undefined}>
          <summary>{words.open(words[of])}</summary>
          <NoticeText of={of} round={round} saying={saying} />
        </details>
        <Form.Item
          name={['pledges', of]}
          noStyle
          getValueProps={(value: unknown) => ({ checked: value === version })}
          getValueFromEvent={(event: { readonly target: { readonly checked: boolean } }) => (event.target.checked ? version : undefined)}
        >
          <Checkbox onChange={({ target }) => !target.checked && onUntick?.()}>{label}</Checkbox>
        </Form.Item>
      </div>
    </ConfigProvider>
  )
}

export function NoticeTick({ saying }: Props) {
  const newest = saying.law && newestOf(saying.law.policy, 'notice')
  if (!newest) return null
  const label = noticeWords[saying.texts.language].noticeTick(newest.version)
  return <Tick of="notice" version={newest.version} label={label} saying={saying} />
}

/** Before the field of health. Taken back, what was said goes from the form, and so do the papers that prove it. */
export function HealthConsent({ saying, children }: Props & { readonly children: (open: boolean) => ReactNode }) {
  const form = Form.useFormInstance()
  const ticked: unknown = Form.useWatch(['pledges', 'health'], { form, preserve: true })
  const { helping } = useContext(OpeningContext)
  const newest = saying.law && newestOf(saying.law.policy, 'health')
  if (!newest || helping) return children(true)
  const words = noticeWords[saying.texts.language]
  const clear = () => {
    const proofs = listIn({ proofs: form.getFieldValue('proofs') }, 'proofs').filter(proof => textIn(proof, 'of') !== 'health')
    form.setFieldValue(['identity', 'healthy'], undefined)
    form.setFieldValue('proofs', proofs)
  }
  return (
    <>
      <Tick of="health" version={newest.version} label={words.healthTick(newest.version)} onUntick={clear} saying={saying} />
      {typeof ticked !== 'string' && <p className="quiet small wide">{words.healthFirst}</p>}
      {children(typeof ticked === 'string')}
    </>
  )
}
