/** A day that is not still to come. */
import { Input } from 'antd'
import { useId } from 'react'
import { useAssessmentWords } from './words.ts'

export function DayInput({
  value,
  max,
  onChange,
}: {
  readonly value: string
  readonly max: string
  readonly onChange: (day: string) => void
}) {
  const words = useAssessmentWords()
  const id = useId()
  return (
    <div className="row">
      <label htmlFor={id}>{words.date}</label>
      <Input id={id} type="date" value={value} max={max} style={{ width: 160 }} onChange={({ target }) => onChange(target.value)} />
    </div>
  )
}
