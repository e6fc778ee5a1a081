/** Chooses somebody of the staff by name or login; the server finds them as one types. */
import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../queries.ts'
import { useTexts } from '../../texts.ts'
import { useOfficeWords } from './use-office.ts'

type Props = {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (account: string) => void
  /** Colleagues of this organisation only. */
  readonly organisation?: string | undefined
  readonly but: string
}

export function PersonSelect({ id, value, onChange, organisation, but }: Props) {
  const { pick } = useTexts()
  const words = useOfficeWords()
  const [typed, setTyped] = useState('')
  const { data } = useAsk('candidates', { q: typed, ...(organisation !== undefined && { organisation }) })
  const options = (data ?? [])
    .filter(({ account }) => account !== but)
    .map(({ account, name, login }) => ({ value: account, label: `${pick(name)}（${login}）` }))
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={words.search}
      notFoundContent={words.nobody}
      onChange={account => onChange?.(account)}
    />
  )
}
