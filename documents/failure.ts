/** What a document can fail of, told so that a person of the office knows what to do. */

export type FailureKind = 'time limit' | 'memory limit' | 'crashed' | 'template' | 'font' | 'facts' | 'spreadsheet' | 'signature' | 'closed'

/** A document that was not made. `kind` is for the program, the message for people. */
export class DocumentFailed extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string) {
    super(message)
    this.name = 'DocumentFailed'
    this.kind = kind
  }
}
