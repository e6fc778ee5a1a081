// The objection desk: who may object to what and until when, what waits for the answer, and who decides.
import { describe, expect, test } from 'vitest'
import { bodyOf, broken, clock, department, hohhot, law, leader, on, onRound, personOf, refusals, round } from '../../test/given.ts'
import { onNotice, onObjection, raised, words } from '../../test/objections.ts'
import { actor, type World } from '../../test/world.ts'
import { placesFree } from '../accounts.ts'
import { application } from '../application/index.ts'
import { fold } from '../catalogue.ts'
import { visitorActor } from '../roles.ts'

const answer = { answer: '经核对档案原件，记载与申报一致。' }
const application1 = (w: World, id = 'a1') => w.dossier('application', id)
const status = (w: World, id = 'a1') => application1(w, id).status
const objection = (w: World, id: string) => w.dossier('objection', id)
const takeUp = (w: World, id: string, day = '2022-05-11') => onObjection(w, id, 'takeUp', department, day)
const dismiss = (w: World, id: string, day = '2022-05-17', by = leader) => onObjection(w, id, 'dismiss', by, day, answer)
const uphold = (w: World, id: string, day = '2022-05-17') => onObjection(w, id, 'uphold', leader, day, answer)
const admit = (w: World, day = '2022-05-18', id = 'a1') => on(w, id, 'admit', leader, day)
const letter = { channel: 'letter', raisedBy: { name: '某甲乙', phone: '13900000000' } }

describe('who may object', () => {
  test('4 anybody objects through the public page while the notice runs, without an account or a name', () => {
    const w = onNotice()
    expect(raised(w, 'o1').ok).toBe(true)
    expect(objection(w, 'o1')).toMatchObject({ status: 'raised', named: false, channel: 'online', due: '2022-05-24', files: 0 })
    expect(broken(raised(w, 'o2', 'a1', {}, '2022-05-17'))).toEqual(['noticeIsRunning'])
    expect(broken(raised(w, 'o3', 'a1', {}, '2022-05-06'))).toEqual(['noticeIsRunning'])
  })

  test('4 a letter that came within the period is written down after it, on the day on which it came', () => {
    const w = onNotice()
    const write = (receivedOn: string) =>
      onObjection(w, 'o1', 'raise', department, '2022-05-18', { round, about: 'a1', ...words, ...letter, receivedOn })
    expect(broken(write('2022-05-18'))).toEqual(['noticeIsRunning'])
    expect(broken(write('2022-05-19'))).toEqual(['noticeIsRunning'])
    expect(write('2022-05-16').ok).toBe(true)
    expect(objection(w, 'o1')).toMatchObject({ registeredBy: 'officer', channel: 'letter', receivedOn: '2022-05-16', named: true })
  })

  test('4 a visitor says neither when it came nor how', () => {
    const w = onNotice()
    expect(raised(w, 'o1', 'a1', { channel: 'visit', receivedOn: '2022-05-09' }).ok).toBe(true)
    expect(objection(w, 'o1')).toMatchObject({ channel: 'online', receivedOn: '2022-05-10' })
  })

  test('4 an objection is about somebody on the list, on a ground of the policy', () => {
    const w = onNotice()
    expect(refusals(raised(w, 'o1', 'nobody'))).toMatchObject([{ rule: 'standsOnList', clause: '4' }])
    expect(broken(raised(w, 'o1', 'a1', { ground: 'envy' }))).toEqual(['groundIsListed'])
    expect(raised(w, 'o1', 'list').ok).toBe(true)
    expect(objection(w, 'o1').against).toBeUndefined()
  })

  test('4 where the policy wants a name, an objection without one is refused', () => {
    const { procedure } = law.policy
    const { objections } = procedure
    if (!objections) throw new Error('the policy of 2022 says how objections are heard')
    const strict = { ...objections, value: { ...objections.value, anonymous: false } }
    const w = onNotice(['a1'], { ...law, policy: { ...law.policy, procedure: { ...procedure, objections: strict } } })
    expect(broken(raised(w, 'o1'))).toEqual(['namedWhereAsked'])
    expect(raised(w, 'o1', 'a1', { raisedBy: letter.raisedBy }).ok).toBe(true)
  })

  test('4 a law of earlier years, which says nothing of objections, hears them on other grounds', () => {
    const { objections: _, ...procedure } = law.policy.procedure
    const w = onNotice(['a1'], { ...law, policy: { ...law.policy, procedure } })
    expect(raised(w, 'o1', 'a1', { ground: 'other' }).ok).toBe(true)
  })

  test('4 nobody writes down, takes up or decides an objection to themselves', () => {
    const both = (seat: 'department' | 'leader') => actor('both', { role: seat, organisation: 'department' }, 'person a1')
    const w = onNotice()
    const input = { round, about: 'a1', ...words }
    expect(broken(onObjection(w, 'o1', 'raise', both('department'), '2022-05-10', input))).toEqual(['notAboutOneself'])
    raised(w, 'o1')
    expect(broken(onObjection(w, 'o1', 'takeUp', both('department'), '2022-05-11'))).toEqual(['notAboutOneself'])
    expect(broken(dismiss(w, 'o1', '2022-05-17', both('leader')))).toEqual(['notAboutOneself'])
  })

  test('4 nor does whoever acts for them', () => {
    const seat = { role: 'department', organisation: 'department', actingFor: { id: 'theirs', person: 'person a1' } } as const
    const deputy = { id: 'deputy', seats: [seat] }
    const w = onNotice()
    const input = { round, about: 'a1', ...words }
    expect(onObjection(w, 'o1', 'raise', deputy, '2022-05-10', input).ok).toBe(false)
    raised(w, 'o1')
    expect(onObjection(w, 'o1', 'takeUp', deputy, '2022-05-11').ok).toBe(false)
  })

  test('4 who objected, and what they said, is sealed: the journal, the person and the body never see it', () => {
    const w = onNotice()
    raised(w, 'o1', 'a1', { raisedBy: letter.raisedBy, evidence: ['e'.repeat(64)] })
    takeUp(w, 'o1')
    onObjection(w, 'o1', 'askMore', leader, '2022-05-12', { question: '请补充出生日期的依据。' })
    onObjection(w, 'o1', 'supplement', visitorActor, '2022-05-13', { statement: '见户籍底册第三页。' })
    dismiss(w, 'o1')
    for (const secret of ['某甲乙', '13900000000', words.statement, '户籍底册', '出生日期的依据', answer.answer, 'e'.repeat(64)])
      expect(JSON.stringify(w.journal), secret).not.toContain(secret)
    const { person, body, employer } = objection(w, 'o1')
    expect([person, body, employer]).toEqual([undefined, undefined, undefined])
    expect(objection(w, 'o1')).toMatchObject({ files: 1, askedOn: ['2022-05-12'], supplementedOn: ['2022-05-13'] })
  })
})

describe('the place waits', () => {
  test('4 from the moment it is taken up, and nobody is admitted before the answer', () => {
    const w = onNotice()
    raised(w, 'o1')
    expect(status(w)).toBe('accepted')
    expect(refusals(admit(w))).toMatchObject([{ rule: 'objectionsAreAnswered', found: 1, wants: 0 }])
    takeUp(w, 'o1')
    expect(status(w)).toBe('contested')
    expect(broken(admit(w))).toEqual(['from'])
    expect(application1(w).objections).toEqual([{ ground: 'age', on: '2022-05-11', objection: 'o1' }])
    dismiss(w, 'o1')
    expect([status(w), application1(w).objections[0]?.answered]).toEqual(['accepted', 'dismissed'])
    expect(admit(w).ok).toBe(true)
  })

  test('4 an officer takes back nothing that came through the page, and what was told to the office on the word of who told it', () => {
    const w = onNotice()
    raised(w, 'o1')
    takeUp(w, 'o1')
    const takeBack = (id: string, by = department) => onObjection(w, id, 'withdraw', by, '2022-05-17')
    expect(refusals(takeBack('o1'))).toMatchObject([{ rule: 'takenBackByWhoRaised', clause: '4', found: 'online' }])
    expect(status(w)).toBe('contested')
    onObjection(w, 'o2', 'raise', department, '2022-05-16', { round, about: 'a1', ...words, ...letter })
    expect(takeBack('o2').ok).toBe(true)
    expect(takeBack('o1', visitorActor).ok).toBe(true)
  })

  test('4 several objections to one person: the last answer lets them back', () => {
    const w = onNotice()
    for (const id of ['o1', 'o2', 'o3']) raised(w, id)
    for (const id of ['o1', 'o2']) takeUp(w, id)
    dismiss(w, 'o1')
    expect(status(w)).toBe('contested')
    onObjection(w, 'o2', 'withdraw', visitorActor, '2022-05-17')
    expect(status(w)).toBe('accepted')
    expect(broken(admit(w))).toEqual(['objectionsAreAnswered'])
    dismiss(w, 'o3')
    expect(admit(w).ok).toBe(true)
  })

  test('4 one that stands ends the application and frees the place; the others are still answered', () => {
    const w = onNotice()
    for (const id of ['o1', 'o2']) raised(w, id)
    for (const id of ['o1', 'o2']) takeUp(w, id)
    expect(uphold(w, 'o1').ok).toBe(true)
    expect([status(w), w.balance(placesFree(round, 'inside', hohhot))]).toEqual(['declined', 3])
    expect(application1(w).declined).toEqual({ reason: 'objectionUpheld', by: 'leader' })
    expect(dismiss(w, 'o2').ok).toBe(true)
    expect(status(w)).toBe('declined')
  })

  test('4 who has left the list has no place that could wait', () => {
    const w = onNotice()
    raised(w, 'o1')
    on(w, 'a1', 'withdraw', personOf('a1'), '2022-05-10')
    expect(takeUp(w, 'o1').ok).toBe(true)
    expect(uphold(w, 'o1').ok).toBe(true)
    expect(status(w)).toBe('withdrawn')
  })

  test('4 an objection to the list as a whole holds up every admission once it is taken up, and the announcement until it is answered', () => {
    const w = onNotice()
    raised(w, 'o1', 'list')
    expect(broken(onRound(w, 'announce', leader, '2022-05-17'))).toEqual(['objectionsAreAnswered'])
    takeUp(w, 'o1')
    expect(broken(admit(w))).toEqual(['objectionsAreAnswered'])
    dismiss(w, 'o1')
    expect(onRound(w, 'announce', leader, '2022-05-17').ok).toBe(true)
    expect(admit(w).ok).toBe(true)
  })

  test('4 a list that an objection upsets as a whole is shown anew', () => {
    const w = onNotice()
    raised(w, 'o1', 'list')
    takeUp(w, 'o1')
    uphold(w, 'o1')
    expect(broken(admit(w))).toEqual(['listIsAsShown'])
    expect(onRound(w, 'publishNotice', department, '2022-05-18').ok).toBe(true)
    expect(admit(w, '2022-05-26').ok).toBe(true)
  })
})

describe('the decision', () => {
  test('4 the leader decides, but not on what they wrote down themselves', () => {
    const hats = [
      { role: 'leader', organisation: 'department' },
      { role: 'department', organisation: 'department' },
    ] as const
    const both = { id: 'both', seats: hats }
    const w = onNotice()
    onObjection(w, 'o1', 'raise', both, '2022-05-10', { round, about: 'a1', ...words })
    takeUp(w, 'o1')
    expect(broken(dismiss(w, 'o1', '2022-05-17', both))).toEqual(['notByWhoRegistered'])
    for (const by of [department, bodyOf(hohhot), personOf('a1'), visitorActor])
      expect(broken(dismiss(w, 'o1', '2022-05-17', by))).toEqual(['by'])
    expect(dismiss(w, 'o1').ok).toBe(true)
  })

  test('4 an answer that names the objector, another of the list, or a number, is refused with what it names', () => {
    const w = onNotice()
    raised(w, 'o1')
    const say = (answer: string) =>
      w.perform({
        subject: 'objection',
        id: 'o1',
        action: 'dismiss',
        by: leader,
        on: '2022-05-17',
        input: { answer },
        unnamed: ['某甲乙', '丙丁'],
      })
    expect(refusals(say('经查，某甲乙反映的情况不属实，予以驳回。'))).toMatchObject([{ rule: 'namesNobodyElse', found: ['某甲乙'] }])
    expect(refusals(say('同批的丙丁情况相同，号码 15010219900506011X 已核。'))).toMatchObject([{ found: ['丙丁', '15010219900506011X'] }])
    expect(say('经核对档案原件，记载与申报一致。').ok).toBe(true)
  })

  test('4 the office hears of an objection whose day has passed', () => {
    const w = onNotice()
    raised(w, 'o1')
    expect(broken(onObjection(w, 'o1', 'remind', clock, '2022-05-24'))).toEqual(['overdue'])
    expect(onObjection(w, 'o1', 'remind', clock, '2022-05-25').ok).toBe(true)
  })

  test('entries of earlier years, with the answer in them, still fold', () => {
    const entry = (action: string, fact: object) =>
      ({ subject: 'application', id: 'a', n: 1, action, actor: 'x', role: 'leader', at: '', edition: '1', fact }) as const
    const contested = fold(
      application,
      { ...application.blank, status: 'accepted' },
      entry('object', { ground: 'age', on: '2022-05-10', named: true }),
    )
    const dismissed = fold(application, contested, entry('dismissObjection', { answer: '无误' }))
    expect(dismissed).toMatchObject({ status: 'accepted', objections: [{ ground: 'age', on: '2022-05-10', answer: '无误' }] })
  })
})

describe('a list that changed', () => {
  const two = () => onNotice(['a1', 'a2'])
  test('4 somebody who left restarts the period for all', () => {
    const w = two()
    on(w, 'a2', 'withdraw', personOf('a2'), '2022-05-12')
    expect(refusals(admit(w))).toMatchObject([{ rule: 'listIsAsShown', found: 3, wants: 2 }])
    expect(onRound(w, 'publishNotice', department, '2022-05-18').ok).toBe(true)
    expect(w.dossier('round', round).notice).toMatchObject({ count: 1, joined: 0, left: 1, from: '2022-05-18', to: '2022-05-25' })
    expect(broken(admit(w, '2022-05-25'))).toEqual(['noticeIsOver'])
    expect(admit(w, '2022-05-26').ok).toBe(true)
  })

  test('4 a list that stands as it was shown is not shown again', () => {
    expect(broken(onRound(two(), 'publishNotice', department, '2022-05-12'))).toEqual(['listHasChanged'])
  })

  test('4 where the policy does not restart it, those who were shown are admitted and only who joined waits', () => {
    const { procedure } = law.policy
    const publicNotice = { ...procedure.publicNotice, value: { ...procedure.publicNotice.value, restarts: false } }
    const w = onNotice(['a1', 'a2'], { ...law, policy: { ...law.policy, procedure: { ...procedure, publicNotice } } }, ['a3'])
    on(w, 'a2', 'decline', department, '2022-05-12', { reason: 'untrue', explanation: '不实' })
    on(w, 'a3', 'accept', department, '2022-05-13')
    expect(admit(w).ok).toBe(true)
    expect(broken(admit(w, '2022-05-18', 'a3'))).toEqual(['noticeIsOver'])
    onRound(w, 'publishNotice', department, '2022-05-18')
    expect(w.dossier('round', round).notice).toMatchObject({ count: 1, joined: 1, left: 1 })
    expect(admit(w, '2022-05-26', 'a3').ok).toBe(true)
  })
})
