/** The edition's verbs, from the copy of a law to the law that it becomes. */
import { abandon } from './abandon.ts'
import { accept } from './accept.ts'
import { approve } from './approve.ts'
import { attach } from './attach.ts'
import { blank, waitsFor } from './dossier.ts'
import { draft } from './draft.ts'
import { link } from './link.ts'
import { propose } from './propose.ts'
import { publish } from './publish.ts'
import { redo } from './redo.ts'
import { replace } from './replace.ts'
import { sendBack } from './sendBack.ts'
import { set } from './set.ts'
import { undo } from './undo.ts'

export const edition = {
  blank,
  waitsFor,
  actions: { draft, set, undo, redo, replace, attach, link, accept, propose, sendBack, approve, publish, abandon },
}
