/** March: four hundred people apply, their employers consent or return, some withdraw, and those whom the law rules out learn why. */
import { newestOf } from '../../core/application/consents.ts'
import { addDays } from '../../core/calendar.ts'
import type { Invented } from '../people.ts'
import { agenda, bodyOf, department, employerOf, leader, selfOf, type Teller } from '../teller.ts'

/** The bodies that the story treats in a special way. */
export const lateBody = '152900'

export const publish = async (t: Teller) => {
  t.clock.turnTo(t.law.policy.notice.issuedOn)
  await t.act(leader, 'round', t.round, 'publish', { law: t.lawDigest, edition: t.law.policy.edition })
  await t.act(department, 'round', t.round, 'open')
}

const undertakings = (t: Teller) => t.law.policy.training.undertakings.value.map(u => u.code)

const consent = (t: Teller, p: Invented) =>
  t.act(employerOf(p.employer.creditCode), 'application', p.id, 'consent', { conductConfirmed: true, undertakings: undertakings(t) })

/** Starts with what a phone shows first, saves once more with the whole form, then hands it in. */
const fill = async (t: Teller, p: Invented) => {
  const self = selfOf(p)
  const { identity, employer, pledges } = p.form
  await t.act(self, 'application', p.id, 'start', { round: t.round, form: { identity, employer, pledges } })
  await t.act(self, 'application', p.id, 'save', { form: p.form })
}

/** Somebody without an account comes to the body's counter: the clerk types the paper, and what lacks is learned there and then. */
const fillFor = async (t: Teller, p: Invented) => {
  const { pledges: _, ...form } = p.form
  const helper = { role: 'body', organisation: p.employer.body }
  await t.act(bodyOf(p.employer.body), 'application', p.id, 'startFor', { round: t.round, helper, form })
  await t.act(bodyOf(p.employer.body), 'application', p.id, 'signOnPaper', await t.signedPaper(bodyOf(p.employer.body), p))
  await t.mustBeRefused(bodyOf(p.employer.body), 'application', p.id, 'submit')
}

const returnOnce = async (t: Teller, p: Invented) => {
  const corrections = [{ field: 'title', reason: '职称证书扫描件看不清发证机关，请重新上传。' }]
  await t.act(employerOf(p.employer.creditCode), 'application', p.id, 'sendBack', { corrections })
}

/** Somebody takes the consent on their health back, reads what then stands still, and gives it again the next day. */
const doubt = async (t: Teller, p: Invented) => {
  await t.act(selfOf(p), 'application', p.id, 'withdrawConsent')
}
const consentAgain = async (t: Teller, p: Invented) => {
  const version = newestOf(t.law.policy, 'health')?.version
  await t.act(selfOf(p), 'application', p.id, 'agreeToNotice', { of: 'health', version })
}

const resubmit = async (t: Teller, p: Invented) => {
  await t.act(selfOf(p), 'application', p.id, 'save', { form: p.form })
  await t.act(selfOf(p), 'application', p.id, 'submit')
}

/** Those outside the conditions keep a draft: handing it in is refused with the clause, and the draft lapses after the window. */
const submitOrLearn = (t: Teller, p: Invented) =>
  p.fit === 'eligible' ? t.act(selfOf(p), 'application', p.id, 'submit') : t.mustBeRefused(selfOf(p), 'application', p.id, 'submit')

/** A stretch of March, both its days included. */
export const apply = async (t: Teller, first: string, last: string) => {
  const { from, to } = t.law.policy.procedure.windows.apply.value
  const plan = agenda()
  const note = (day: string, run: () => Promise<unknown>) => day >= first && day <= last && plan.on(day, run)
  const late = t.people.findLast(p => p.employer.body === lateBody && p.fit === 'eligible')
  for (const [i, p] of t.people.entries()) {
    if (p === late) continue
    const day = addDays(from, 1 + (i % 18))
    if (p.fit !== 'eligible' && i % 3 === 0) {
      note(day, () => fillFor(t, p))
      if (i % 2 === 0) note(addDays(day, 1), () => t.act(bodyOf(p.employer.body), 'application', p.id, 'discard', { base: 2 }))
      continue
    }
    note(day, () => fill(t, p))
    note(addDays(day, 1), () => submitOrLearn(t, p))
    if (p.fit !== 'eligible') continue
    if (i % 29 === 3) note(addDays(day, 2), () => t.act(selfOf(p), 'application', p.id, 'withdraw', { reason: '家中有事，今年不能参加。' }))
    else if (i % 23 === 5) {
      note(addDays(day, 2), () => returnOnce(t, p))
      note(addDays(day, 3), () => resubmit(t, p))
      note(addDays(day, 4), () => consent(t, p))
    } else note(addDays(day, 2), () => consent(t, p))
    if (i === 4) {
      note(addDays(day, 2), () => doubt(t, p))
      note(addDays(day, 3), () => consentAgain(t, p))
    }
  }
  if (late) tellLate(t, late, addDays(to, 1), note)
  await plan.tell(t)
}

/** A snowstorm closed the road: one body gets four more days for its steps, by name, with the reason. */
const tellLate = (t: Teller, p: Invented, day: string, note: (day: string, run: () => Promise<unknown>) => void) => {
  const until = addDays(day, 9)
  note(addDays(day, -3), () => fill(t, p))
  note(day, async () => {
    await t.mustBeRefused(selfOf(p), 'application', p.id, 'submit')
    for (const step of ['apply', 'consent', 'nominate']) {
      await t.act(department, 'round', t.round, 'extendFor', {
        step,
        ...(step !== 'apply' && { bodies: [lateBody] }),
        until,
        reason: '暴雪封路，材料无法按时送达。',
      })
    }
    await t.act(selfOf(p), 'application', p.id, 'submit')
  })
  note(addDays(day, 1), () => consent(t, p))
}
