/** The questions of the catalogue with their answers, by name. */
import type { QuestionName } from '../../core/question.ts'
import type { Answering } from './asking.ts'
import { demoAccounts } from './demoAccounts.ts'
import { dossier } from './dossier.ts'
import { dossiers } from './dossiers.ts'
import { form } from './form.ts'
import { home } from './home.ts'
import { law, laws } from './law.ts'
import { rounds } from './rounds.ts'
import { session } from './session.ts'

const answers: Partial<Readonly<Record<QuestionName, Answering>>> = {
  session,
  demoAccounts,
  rounds,
  law,
  laws,
  home,
  dossiers,
  dossier,
  form,
}

const byName = new Map<string, Answering>(Object.entries(answers))
export const findQuestion = (name: string): Answering | undefined => byName.get(name)
