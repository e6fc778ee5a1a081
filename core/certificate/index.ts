/** The certificate's verbs. */
import { coSign } from './coSign.ts'
import { blank, waitsFor } from './dossier.ts'
import { issue } from './issue.ts'
import { open } from './open.ts'
import { recall } from './recall.ts'
import { reissue } from './reissue.ts'
import { revoke } from './revoke.ts'

export const certificate = { blank, waitsFor, actions: { open, coSign, issue, reissue, revoke, recall } }
