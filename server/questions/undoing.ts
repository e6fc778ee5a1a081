/** What the undoing of an act would bring, for those who decide on it. */
import { questions } from '../../core/question.ts'
import { type Follows, foreseeUndo } from '../../core/training/undo/undo-preview.ts'
import { undoes } from '../../core/training/undo/undoes.ts'
import { countsUndoing } from '../../core/training/undo/undoing.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { findRecord } from '../store.ts'
import { type Asking, answering, noteLook, sitsAt } from './asking.ts'
import { findLook, tracedOn } from './look.ts'
import { trainingFacts } from './training-facts.ts'

const namesText = 'select id, zh, en from account where id = any($1)'
type Named = { readonly id: string; readonly zh: string; readonly en: string }

const lineOf = ({ kind, item, amountFen, from, number, months }: Follows) => ({
  kind,
  item: item ?? null,
  amountFen: amountFen ?? null,
  from: from ?? null,
  number: number ?? null,
  months: months ?? null,
})

const reasonOf = async (asking: Asking, id: string): Promise<string> => {
  const { query, site } = asking
  await noteLook(asking, 'undoing', 'training', id)
  const record = await findRecord(query, 'training', id, 'undo')
  return record ? (textIn(site.house.seals.open(placeOf('training', id, 'undo', record.n), record.sealed), 'reason') ?? '') : ''
}

export const undoing = answering(questions.undoing, async (asking, { training }) => {
  const look = await findLook(asking, 'training', training)
  if (!look || !sitsAt(asking, look.law, 'department', 'leader')) return undefined
  const traced = await tracedOn(asking, look)
  const facts = await trainingFacts(asking, look, bare => Object.values(undoes).flatMap(which => countsUndoing(bare, which(bare))), traced)
  if (!facts) return undefined
  const foreseen = foreseeUndo(look.law, facts)
  const { undoAsked } = facts.dossier
  const names = await asking.query<Named>(namesText, [[undoAsked?.by ?? '', ...foreseen.map(f => f.act.by)]])
  const nameOf = (id: string) => {
    const { zh, en } = names.find(name => name.id === id) ?? { zh: id, en: id }
    return { zh, en }
  }
  return {
    acts: foreseen.map(({ verb, act, status, needsTwo, follows }) => ({
      ...{ verb, act: act.action, on: act.on, by: nameOf(act.by), status, needsTwo },
      follows: follows.map(lineOf),
    })),
    asked: undoAsked
      ? {
          ...{ act: undoAsked.act, on: undoAsked.on, by: nameOf(undoAsked.by), reason: await reasonOf(asking, training) },
          mine: undoAsked.by === facts.actor.id,
        }
      : null,
  }
})
