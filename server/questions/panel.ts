/** The department's side of the panel: how files would be shared out, who is asked for one, and the decision list. */

import { questions } from '../../core/question.ts'
import { conflictsOf, declaredGrounds, type Expert } from '../../core/review/conflicts.ts'
import { decisionList as orderedList } from '../../core/review/decision-list.ts'
import { type Asked, isIn, type Review, sitting } from '../../core/review/dossier.ts'
import { shareOut } from '../../core/review/share-out.ts'
import { panelOf } from '../../core/review/terms.ts'
import type { Law } from '../../policy/shape.ts'
import { fileAtIssue, openScore, readExperts, reviewIn } from '../panel.ts'
import { listTrack, readLoads } from '../panel-list.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { findRecord } from '../store.ts'
import { type Asking, answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { findLook } from './look.ts'

/** The terms as a page shows them; undefined where the law has no panel, so that nothing of all this is seen. */
export const termsOf = (law: Law) => {
  const { value, clause } = panelOf(law)
  if (!value) return undefined
  const { experts, scale, drops, passes } = value
  return { experts, scale, drops, passes, clause }
}

const officeOf = ({ policy }: Law) => policy.programme.office

const findTrack = async (asking: Asking, round: string, track: string) => {
  const found = await findRound(asking.site.house, asking.query, round)
  const terms = found && termsOf(found.law)
  const places = found?.law.policy.tracks[track]?.places.value
  if (!found || !terms || places === undefined || !sitsAt(asking, found.law, 'department', 'leader', 'auditor')) return undefined
  return { law: found.law, terms, places }
}

const named = (experts: readonly Expert[], account: string) => experts.find(one => one.account === account)?.name ?? account

export const proposedPanels = answering(questions.proposedPanels, async (asking, { round, track }) => {
  const { site, query, today } = asking
  const found = await findTrack(asking, round, track)
  if (!found) return undefined
  const { law, terms } = found
  const experts = await readExperts(query, officeOf(law), today)
  const loads = await readLoads(query, round)
  const waiting = (await listTrack(query, round, track)).filter(({ status, review }) => status === 'nominated' && review.status === 'none')
  const files = []
  for (const { id, title, about } of waiting) {
    const file = await fileAtIssue(site.house, query, id, about)
    const barred = experts.map(expert => ({ expert, grounds: [...conflictsOf(expert, file)] })).filter(({ grounds }) => grounds.length > 0)
    files.push({ id, title, barred })
  }
  const shared = shareOut(
    files.map(({ id, barred }) => ({ id, wants: terms.experts, barred: new Set(barred.map(({ expert }) => expert.account)) })),
    experts.map(({ account }) => ({ account, load: loads.get(account) ?? 0 })),
    `${round} ${track}`,
  )
  const chosenFor = new Map(shared.map(one => [one.id, one]))
  const getsOf = (account: string) => shared.filter(one => one.experts.includes(account)).length
  return {
    terms,
    experts: experts.map(({ account, name, worksAt }) => ({
      ...{ account, name, load: loads.get(account) ?? 0, gets: getsOf(account) },
      worksAt: [...worksAt],
    })),
    files: files.map(({ id, title, barred }) => ({
      ...{ id, title, lacks: chosenFor.get(id)?.lacks ?? terms.experts },
      experts: (chosenFor.get(id)?.experts ?? []).map(account => ({ account, name: named(experts, account) })),
      barred: barred.map(({ expert, grounds }) => ({ name: expert.name, grounds })),
    })),
  }
})

const isReady = (review: Review) => review.status === 'convened' && sitting(review).length >= review.wanted && sitting(review).every(isIn)

export const decisionList = answering(questions.decisionList, async (asking, { round, track, after, limit }) => {
  const found = await findTrack(asking, round, track)
  if (!found) return undefined
  const { law, terms, places } = found
  const files = await listTrack(asking.query, round, track)
  const standing = files.map(file => ({ ...file, result: file.review.result }))
  const all = orderedList(panelOf(law).value ?? {}, places, standing)
  const from = after === undefined ? 0 : Math.max(0, Number(after) || 0)
  const review = files.map(one => one.review)
  return {
    ...{ terms, places },
    figures: {
      files: files.length,
      convened: review.filter(({ status }) => status === 'convened').length,
      readyToClose: review.filter(isReady).length,
      closed: review.filter(({ status }) => status === 'closed').length,
      passed: review.filter(({ result }) => result?.passes === true).length,
    },
    ready: files.filter(one => isReady(one.review)).map(({ id, title }) => ({ id, title })),
    rows: all.slice(from, from + limit).map(one => ({
      ...{ id: one.id, title: one.title, employer: one.employer, body: one.body, status: one.status, review: one.review.status },
      scoresIn: sitting(one.review).filter(isIn).length,
      scoresWanted: one.review.wanted,
      due: one.review.due ?? null,
      ...{ rank: one.rank, standing: one.standing, wide: one.wide },
      hundredths: one.review.result?.hundredths ?? null,
      spread: one.review.result?.spread ?? null,
    })),
    next: all.length > from + limit ? String(from + limit) : null,
  }
})

/** What each expert said, once the result is decided. */
const saidIn = async ({ site, query }: Asking, id: string, review: Review, { expert, n }: Asked) => {
  const result = review.status === 'closed' ? review.result : undefined
  const scored = result?.scores.find(one => one.expert === expert)
  const opened = scored && n !== undefined ? await openScore(site.house, query, id, n) : undefined
  return { score: scored?.score ?? null, counts: scored?.counts ?? null, reason: opened?.reason ?? null }
}

const accountsText = 'select id, zh from account where id = any($1)'

const whyAhead = async ({ site, query }: Asking, id: string) => {
  const record = await findRecord(query, 'application', id, 'ahead')
  const content = record && site.house.seals.open(placeOf('application', id, 'ahead', record.n), record.sealed)
  return textIn(content, 'explanation') ?? null
}

export const panel = answering(questions.panel, async (asking, { id }) => {
  const look = await findLook(asking, 'review', id)
  const terms = look && termsOf(look.law)
  if (!look || !terms || !sitsAt(asking, look.law, 'department', 'leader', 'auditor')) return undefined
  const { site, query, session, today } = asking
  const review = reviewIn(look.state)
  const names = await query<{ id: string; zh: string }>(accountsText, [review.asked.map(({ expert }) => expert)])
  const asked = []
  for (const one of review.asked) {
    asked.push({
      ...{ account: one.expert, name: names.find(account => account.id === one.expert)?.zh ?? one.expert, answer: one.answer },
      on: one.on ?? null,
      ground: declaredGrounds.find(ground => ground === one.ground) ?? null,
      ...(await saidIn(asking, id, review, one)),
    })
  }
  if (review.status === 'closed')
    await query("insert into access_log (account, asked, subject, id) values ($1, 'panel', 'review', $2)", [session?.account.id, id])
  const loads = await readLoads(query, look.state.round ?? '')
  const file = await fileAtIssue(site.house, query, id, review.about ?? {})
  const others = (await readExperts(query, officeOf(look.law), today))
    .filter(({ account }) => !review.asked.some(({ expert }) => expert === account))
    .map(one => ({
      ...{ account: one.account, name: one.name, worksAt: [...one.worksAt], load: loads.get(one.account) ?? 0 },
      grounds: [...conflictsOf(one, file)],
    }))
    .toSorted((a, b) => a.grounds.length - b.grounds.length || a.load - b.load)
  return { terms, asked, ahead: await whyAhead(asking, id), others }
})
