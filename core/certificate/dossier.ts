/** The certificate of completion: one per passed training, with a number, a code that anybody can verify, and both issuers. */
import type { z } from 'zod'
import type { Text } from '../../policy/words.ts'
import type { Action } from '../action.ts'
import type { Facts, Related, Waiting } from '../facts.ts'
import type { DocumentNumber } from '../number/register.ts'

export type Status = 'none' | 'ready' | 'issued' | 'revoked' | 'recalled'

/** A code that was on paper before; whoever verifies it hears that it was replaced, and when. */
export type Replaced = { readonly code: string; readonly on: string }

/** A module of the course, as the certificate names it. */
export type Credited = { readonly code: string; readonly name: Text; readonly hours: number }

export type Certificate = Related & {
  readonly status: Status
  /** The training, where its first certificate was revoked and this is another. */
  readonly training?: string | undefined
  readonly studyStart?: string | undefined
  readonly studyEnd?: string | undefined
  readonly number?: DocumentNumber | undefined
  readonly code?: string | undefined
  readonly issuers: readonly Text[]
  /** The hours that it credits, and the modules that they were spent on. */
  readonly hours?: number | undefined
  readonly modules?: readonly Credited[] | undefined
  readonly issuedOn?: string | undefined
  /** Hundredths of a mark, where the assessment had parts; `shownResult` is what the certificate tells of it. */
  readonly result?: number | undefined
  readonly shownResult?: number | undefined
  /** The other issuer's word: given on which day, by which of its papers, on record since. */
  readonly coSigned?: { readonly on: string; readonly reference?: string | undefined; readonly noted: string } | undefined
  readonly replaced: readonly Replaced[]
  readonly revoked?: { readonly reason: string; readonly on: string } | undefined
}

export const blank: Certificate = { status: 'none', issuers: [], replaced: [] }

export const waitsFor: Readonly<Record<Status, Waiting>> = {
  none: undefined,
  ready: 'department',
  issued: undefined,
  revoked: undefined,
  recalled: undefined,
}

export const action = <In extends z.ZodType, Fact = z.output<In>>(a: Action<Facts<Certificate>, In, Fact>) => a
