/** Coming in through a platform of the nation or the province, where the operator has named one. */
import { Button } from 'antd'
import { useState } from 'react'
import { step } from '../../account.ts'
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { Problems } from './Problems.tsx'
import { useAccountWords } from './use-step.ts'

/** `invitation`: what links the identity there to the account that an administrator has named. */
export function Platforms({ invitation }: { readonly invitation?: string }) {
  const { pick, t } = useTexts()
  const words = useAccountWords().platform
  const { data } = useAsk('platforms', {})
  const [problem, setProblem] = useState<string>()
  const go = async (id: string) => {
    const came = await step(`/api/sso/${id}/out`, invitation === undefined ? {} : { invitation })
    if (came.kind === 'done') return window.location.assign(String(came.answer.url))
    return setProblem(came.kind === 'failed' && came.status === 0 ? t.act.offline : words.failed)
  }
  if (!data || data.length === 0) return null
  return (
    <div className="stack">
      <Problems of={problem === undefined ? [] : [problem]} />
      {data.map(({ id, name }) => (
        <div key={id}>
          <Button autoInsertSpace={false} onClick={() => go(id)}>
            {words.by(pick(name))}
          </Button>
        </div>
      ))}
    </div>
  )
}
