/** The host where the trainee is says that it lets them go; where it is silent or no longer there, the department records what it has on paper. */
import { department, host } from '../../roles.ts'
import { action, studying } from '../dossier.ts'
import { changeIsAsked, letsGoOnce, OnPaper, ownWordOrPaper } from './changes.ts'

export const letGo = action({
  by: [host, department],
  from: ['expected', 'notified', ...studying],
  cites: ({ policy }) => policy.training.change,
  input: OnPaper,
  rules: [changeIsAsked, letsGoOnce, ownWordOrPaper(host)],
  decide: (_law, { input, today }) => ({ ...input, letGoOn: today }),
  apply: ({ change }, { fact: { letGoOn } }) => ({ change: change && { ...change, letGoOn } }),
  tells: ['person', 'department'],
})
