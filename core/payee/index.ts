/** The payee's verbs: an account is named, and a host's agreement and invoices are put on file. */
import { agree } from './agree.ts'
import { blank, waitsFor } from './dossier.ts'
import { invoice } from './invoice.ts'
import { register } from './register.ts'

export const payee = { blank, waitsFor, actions: { register, agree, invoice } }
