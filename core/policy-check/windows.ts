/** The days of a round in the order in which a year can happen. */
import type { Policy } from '../../policy/shape.ts'
import { type Finding, finder, type PolicyFolder } from './finding.ts'

type Dated = { readonly day: string; readonly clause: string | undefined }

const daysOf = ({ notice, procedure, documents, training }: Policy) => {
  const { apply, consent, nominate, review } = procedure.windows
  const edges = (path: string, span: { readonly value: { readonly from: string; readonly to: string }; readonly clause: string }) =>
    [
      [`${path}.value.from`, { day: span.value.from, clause: span.clause }],
      [`${path}.value.to`, { day: span.value.to, clause: span.clause }],
    ] as const
  return new Map<string, Dated>([
    ['notice.issuedOn', { day: notice.issuedOn, clause: undefined }],
    ...edges('procedure.windows.apply', apply),
    ...edges('procedure.windows.consent', consent),
    ...edges('procedure.windows.nominate', nominate),
    ...edges('procedure.windows.review', review),
    ['procedure.returnPlacesUntil.value', { day: procedure.returnPlacesUntil.value, clause: procedure.returnPlacesUntil.clause }],
    ['documents.enrolmentNoticeBy.value', { day: documents.enrolmentNoticeBy.value, clause: documents.enrolmentNoticeBy.clause }],
    ...edges('training.enrolment', training.enrolment),
  ])
}

/** Each day and the one that may not lie before it. */
const order: readonly (readonly [earlier: string, later: string])[] = [
  ['notice.issuedOn', 'procedure.windows.apply.value.from'],
  ['procedure.windows.apply.value.from', 'procedure.windows.apply.value.to'],
  ['procedure.windows.apply.value.from', 'procedure.windows.consent.value.from'],
  ['procedure.windows.consent.value.from', 'procedure.windows.consent.value.to'],
  ['procedure.windows.apply.value.to', 'procedure.windows.consent.value.to'],
  ['procedure.windows.consent.value.from', 'procedure.windows.nominate.value.from'],
  ['procedure.windows.nominate.value.from', 'procedure.windows.nominate.value.to'],
  ['procedure.windows.consent.value.to', 'procedure.windows.nominate.value.to'],
  ['procedure.windows.nominate.value.from', 'procedure.windows.review.value.from'],
  ['procedure.windows.review.value.from', 'procedure.windows.review.value.to'],
  ['procedure.windows.nominate.value.to', 'procedure.windows.review.value.to'],
  ['procedure.windows.nominate.value.from', 'procedure.returnPlacesUntil.value'],
  ['procedure.returnPlacesUntil.value', 'procedure.windows.review.value.to'],
  ['procedure.windows.review.value.to', 'documents.enrolmentNoticeBy.value'],
  ['documents.enrolmentNoticeBy.value', 'training.enrolment.value.from'],
  ['training.enrolment.value.from', 'training.enrolment.value.to'],
]

export const checkWindows = (folder: PolicyFolder): readonly Finding[] => {
  const days = daysOf(folder.law.policy)
  return order.flatMap(([earlier, later]) => {
    const [a, b] = [days.get(earlier), days.get(later)]
    if (!a || !b || a.day <= b.day) return []
    const message = `${later} is ${b.day}, before ${earlier} on ${a.day}`
    return [finder(folder)('windowsOutOfOrder', ['policy', ...later.split('.')], b.clause ?? a.clause, message)]
  })
}
