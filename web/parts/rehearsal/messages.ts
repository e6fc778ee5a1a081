/** What the page and the worker tell each other. */
import type { Opened, Opening, Report } from '../../../core/rehearsal/index.ts'
import type { Law } from '../../../policy/shape.ts'

export type ToWorker =
  | {
      readonly kind: 'run'
      readonly before: Law
      readonly after: Law
      readonly shape: string
      readonly people: number
      readonly seed: number
    }
  | { readonly kind: 'open'; readonly id: number; readonly opening: Opening }

export type FromWorker =
  | { readonly kind: 'progress'; readonly part: 'drawing' | 'judging'; readonly percent: number }
  | { readonly kind: 'report'; readonly report: Report; readonly seconds: number }
  | { readonly kind: 'opened'; readonly id: number; readonly opened: Opened }
  | { readonly kind: 'problem'; readonly problems: readonly string[] }
