/** The host that a change would lead to says that it would take the trainee; the department may record what it has on paper. */
import { department } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { agreesOnce, changeIsAsked, newHost, OnPaper, ownWordOrPaper } from './changes.ts'

export const agreeToChange = action({
  by: [newHost, department],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: OnPaper,
  rules: [changeIsAsked, agreesOnce, ownWordOrPaper(newHost)],
  decide: (_law, { input, today }) => ({ ...input, agreedOn: today }),
  apply: ({ change }, { fact: { agreedOn } }) => ({ change: change && { ...change, agreedOn } }),
  tells: ['person', 'department'],
})
