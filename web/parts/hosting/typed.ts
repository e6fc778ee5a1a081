/** What stands in the fields: the draft, over the catalogue's programmes, each of them once and in its order. */
import { Draft } from '../../../core/hosting/statement.ts'
import type { Answered } from '../../../core/question.ts'

export type Typed = Draft

export const typedOf = ({ draft, programmes }: Pick<Answered<'hosting'>, 'draft' | 'programmes'>): Typed => {
  const known = Draft.safeParse(draft).data
  return {
    ...known,
    programmes: programmes.map(({ programme, discipline, now }) => ({
      programme,
      seats: now,
      disciplines: [discipline],
      supervisors: [],
      ...known?.programmes.find(one => one.programme === programme),
    })),
  }
}

/** Without what was left empty. */
export const said = (typed: Typed): unknown =>
  JSON.parse(JSON.stringify(typed, (_key, value: unknown) => (value === null || value === '' ? undefined : value)))

/** Undefined while something is typed that no draft holds; it stays on the page. */
export const draftOf = (typed: Typed): Draft | undefined => Draft.safeParse(said(typed)).data
