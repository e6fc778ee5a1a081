/** The payee's verbs: an account is named, a host's agreement, rates and invoices are put on file, and whoever has an interest stands aside. */
import { agree } from './agree.ts'
import { agreeRate } from './agreeRate.ts'
import { blank, waitsFor } from './dossier.ts'
import { invoice } from './invoice.ts'
import { readmit } from './readmit.ts'
import { recuse } from './recuse.ts'
import { register } from './register.ts'

export const payee = { blank, waitsFor, actions: { register, agree, agreeRate, invoice, recuse, readmit } }
