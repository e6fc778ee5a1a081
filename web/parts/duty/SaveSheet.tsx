/** A list as a sheet: made by the server as it stands, saved only when all of it has come. */
import { Button } from 'antd'
import { useState } from 'react'
import { fetchRoundSheet } from '../../client.ts'
import { save } from '../../save.ts'
import { useLanguage } from '../../settings.ts'
import { useDutyWords } from './use-duty.ts'

type Props = { readonly of: 'duties' | 'follow-ups'; readonly asked: Readonly<Record<string, unknown>>; readonly disabled?: boolean }

export function SaveSheet({ of, asked, disabled }: Props) {
  const words = useDutyWords()
  const language = useLanguage()
  const [state, setState] = useState<'ready' | 'busy' | 'saved' | 'failed'>('ready')
  const go = async () => {
    setState('busy')
    const came = await fetchRoundSheet(of, { ...asked, language })
    if (came.kind === 'sheet') save(came.blob, `${of}.xlsx`)
    setState(came.kind === 'sheet' ? 'saved' : 'failed')
  }
  return (
    <>
      <span role="status" className="quiet small">
        {state === 'saved' && words.saved}
        {state === 'failed' && words.notSaved}
      </span>
      <Button onClick={go} loading={state === 'busy'} disabled={disabled === true}>
        {words.save}
      </Button>
    </>
  )
}
