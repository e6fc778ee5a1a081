/** The doors of parcels: an answer is read, which does nothing, and carried out as far as it is ticked. */
import { AnswerRead } from '../../../core/parcel/read.ts'
import type { Words } from '../../../core/parcel/seats.ts'
import { post, type Refusal, signedOutHere } from '../../client.ts'
import { fieldsOf, listIn, textIn } from '../../json.ts'
import { useLanguage } from '../../settings.ts'
import { type MinistryWords, ministryWords } from '../../words/ministry.ts'

export const useMinistryWords = (): MinistryWords => ministryWords[useLanguage()]

export type AnswerFile = { readonly name: string; readonly content: string }
export const mostBytes = 3 << 20

/** In base64, as the door takes it. */
export const fileOf = async (file: File): Promise<AnswerFile> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return { name: file.name, content: btoa(text) }
}

export const fileHref = (parcel: string) => `/api/parcels/${encodeURIComponent(parcel)}/file`
export const answerHref = (parcel: string, n: number) => `/api/parcels/${encodeURIComponent(parcel)}/answers/${n}`

export type ReadAnswer =
  | { readonly kind: 'read'; readonly read: AnswerRead }
  | { readonly kind: 'failed'; readonly because: string | undefined }

export const readAnswer = async (parcel: string, file: AnswerFile, words: Words, language: 'zh' | 'en'): Promise<ReadAnswer> => {
  const response = await post(`/api/parcels/${encodeURIComponent(parcel)}/read`, { ...file, words }).catch(() => undefined)
  if (response?.status === 401) signedOutHere()
  const body: unknown = await response?.json().catch(() => undefined)
  if (response?.ok) return { kind: 'read', read: AnswerRead.parse(body) }
  return { kind: 'failed', because: textIn(fieldsOf(body).words, language) }
}

export type Taken = { readonly kind: 'taken' } | { readonly kind: 'failed'; readonly refusals: readonly Refusal[] }

type Take = { readonly file: AnswerFile; readonly words: Words; readonly codes: readonly string[]; readonly key: string }
export const takeAnswer = async (parcel: string, { file, words, codes, key }: Take): Promise<Taken> => {
  const asked = { ...file, words, codes }
  const response = await post(`/api/parcels/${encodeURIComponent(parcel)}/take`, asked, { 'idempotency-key': key }).catch(() => undefined)
  if (response?.status === 401) signedOutHere()
  if (response?.ok) return { kind: 'taken' }
  const body: unknown = await response?.json().catch(() => undefined)
  return {
    kind: 'failed',
    refusals: listIn(body, 'refusals').map(refusal => {
      const { rule, clause, found, wants } = { rule: '', clause: '', found: null, wants: null, ...fieldsOf(refusal) }
      return { rule, clause, found, wants }
    }),
  }
}
