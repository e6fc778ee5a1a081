/** What somebody without an account does with an objection: raises it, adds to it, takes it back. Each is one action of the catalogue, through the one door. */
import { hash } from 'node:crypto'
import { visitorActor } from '../../core/roles.ts'
import { kindOf } from '../files.ts'
import type { Refusal } from '../intake/limits.ts'
import { takeIn } from '../intake/take.ts'
import { objectionId, readReceipt, receiptOf } from '../objections.ts'
import { type Answer, perform } from '../perform.ts'
import type { Site } from '../questions/asking.ts'
import { refOf } from '../questions/notice.ts'
import { bounds, type Sent } from './multipart.ts'

/** A fault of what was typed: which field, and what about it. */
export type Fault = { readonly field: string; readonly what: Wrong | Refusal; readonly name?: string }
export type Wrong = 'missing' | 'tooShort' | 'tooLong' | 'phone' | 'nameToo' | 'manyFiles' | 'largeFile' | 'unknownFile' | 'emptyFile'

export const limits = { statement: 2000, supplement: 1500, name: 40 } as const

const textIn = ({ texts }: Sent, field: string) => (texts.get(field) ?? '').trim()

const faultsOfText = (sent: Sent, field: string, least: number, most: number): readonly Fault[] => {
  const { length } = textIn(sent, field)
  if (length === 0) return [{ field, what: 'missing' }]
  if (length < least) return [{ field, what: 'tooShort' }]
  return length > most ? [{ field, what: 'tooLong' }] : []
}

const faultsOfFiles = ({ files }: Sent): readonly Fault[] => {
  if (files.length > bounds.files) return [{ field: 'files', what: 'manyFiles' }]
  return files.flatMap(({ name, bytes }): readonly Fault[] => {
    if (bytes.length === 0) return [{ field: 'files', what: 'emptyFile', name }]
    if (bytes.length > bounds.fileBytes) return [{ field: 'files', what: 'largeFile', name }]
    return kindOf(bytes) ? [] : [{ field: 'files', what: 'unknownFile', name }]
  })
}

/** A name without a phone number, or the other way round, is half of who somebody is. */
const faultsOfName = (sent: Sent, anonymous: boolean): readonly Fault[] => {
  const [name, phone] = [textIn(sent, 'name'), textIn(sent, 'phone')]
  if (name === '' && phone === '') return anonymous ? [] : [{ field: 'name', what: 'missing' }]
  const named = faultsOfText(sent, 'name', 2, limits.name).map(fault => (name === '' ? { ...fault, what: 'nameToo' as const } : fault))
  return [...named, ...(/^1\d{10}$/.test(phone) ? [] : [{ field: 'phone', what: 'phone' } as const])]
}

export const faultsOf = (sent: Sent, anonymous: boolean): readonly Fault[] => [
  ...(['about', 'ground'] as const).flatMap((field): readonly Fault[] => (textIn(sent, field) === '' ? [{ field, what: 'missing' }] : [])),
  ...faultsOfText(sent, 'statement', 10, limits.statement),
  ...faultsOfName(sent, anonymous),
  ...faultsOfFiles(sent),
]

export const faultsOfSupplement = (sent: Sent): readonly Fault[] => [
  ...faultsOfText(sent, 'statement', 2, limits.supplement),
  ...faultsOfFiles(sent),
]

/** The files, once they are looked at: their digests, or what is wrong with which. */
export const takeFiles = async (
  site: Site,
  { files }: Sent,
): Promise<{ readonly digests: readonly string[]; readonly faults: readonly Fault[] }> => {
  const taken = await Promise.all(files.map(async ({ name, bytes }) => ({ name, came: await takeIn(site, visitorActor.id, bytes) })))
  const faults = taken.flatMap(({ name, came }) => (came.kind === 'refused' ? [{ field: 'files', what: came.why, name }] : []))
  return { digests: [...new Set(taken.flatMap(({ came }) => (came.kind === 'kept' ? [came.kept.sha256] : [])))], faults }
}

export type Raised = { readonly receipt: string; readonly answer: Answer }

/** The page's own key makes the id: a form that is sent twice, by a second press or a bad line, is one objection. */
export const raiseBy = async (
  site: Site,
  round: string,
  sent: Sent,
  ids: readonly string[],
  evidence: readonly string[],
): Promise<Raised> => {
  const key = hash('sha256', `objection/${textIn(sent, 'key')}`, 'buffer')
  const id = objectionId(key)
  const [name, phone] = [textIn(sent, 'name'), textIn(sent, 'phone')]
  const about = ids.find(one => refOf(site.house.seals, one) === textIn(sent, 'about'))
  const input = {
    round,
    ...(textIn(sent, 'about') !== 'list' && { about: about ?? 'nobody' }),
    ground: textIn(sent, 'ground'),
    statement: textIn(sent, 'statement'),
    ...(name !== '' && { raisedBy: { name, phone } }),
    evidence,
  }
  const request = `visitor.${key.toString('hex')}`
  const answer = await perform(site.house, { subject: 'objection', id, action: 'raise', input, actor: visitorActor, request })
  return { receipt: receiptOf(site.house.seals, id), answer }
}

export const supplementBy = async (site: Site, id: string, sent: Sent, evidence: readonly string[]): Promise<Answer> => {
  const input = { statement: textIn(sent, 'statement'), evidence }
  const request = `visitor.${hash('sha256', `supplement/${id}/${textIn(sent, 'key')}`, 'hex')}`
  return perform(site.house, { subject: 'objection', id, action: 'supplement', input, actor: visitorActor, request })
}

export const withdrawBy = (site: Site, id: string): Promise<Answer> =>
  perform(site.house, { subject: 'objection', id, action: 'withdraw', input: {}, actor: visitorActor })

/** The objection that a receipt opens. */
export const openedBy = (site: Site, typed: string): string | undefined => readReceipt(site.house.seals, typed)
