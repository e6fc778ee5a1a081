/** What a draft still lacks before it can be handed in, as the door will say it. Pure. */
import { Form } from '../../../core/application/form.ts'
import { stillWanted } from '../../../core/application/wanted.ts'

/** Places by their path, each once, in the order in which the form has them. */
export const missingIn = (draft: unknown): readonly string[] => {
  const parsed = Form.safeParse(draft)
  if (parsed.success) return stillWanted(parsed.data)
  return [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))]
}
