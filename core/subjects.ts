/** The rooms of the house by the name of their subject, in the order of the procedure. What a subject is to everybody else, the catalogue says. */
import { application } from './application/index.ts'
import { budget } from './budget/index.ts'
import { certificate } from './certificate/index.ts'
import { circular } from './circular/index.ts'
import { discipline } from './discipline/index.ts'
import { edition } from './edition/index.ts'
import { hosting } from './hosting/index.ts'
import { inquiry } from './inquiry/index.ts'
import { move } from './move/index.ts'
import { nomination } from './nomination/index.ts'
import { number } from './number/index.ts'
import { objection } from './objection/index.ts'
import { obligation } from './obligation/index.ts'
import { parcel } from './parcel/index.ts'
import { payee } from './payee/index.ts'
import { payment } from './payment/index.ts'
import { placement } from './placement/index.ts'
import { plan } from './plan/index.ts'
import { review } from './review/index.ts'
import { round } from './round/index.ts'
import { run } from './run/index.ts'
import { sample } from './sample/index.ts'
import { training } from './training/index.ts'

export const subjects = {
  edition,
  round,
  application,
  objection,
  nomination,
  move,
  hosting,
  plan,
  parcel,
  placement,
  training,
  inquiry,
  obligation,
  discipline,
  certificate,
  number,
  payment,
  payee,
  run,
  budget,
  circular,
  review,
  sample,
}
