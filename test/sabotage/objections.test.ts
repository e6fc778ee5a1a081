// A guard of the public notice that is taken away turns its check red.
import { describe, expect, test } from 'vitest'
import { objection } from '../../core/objection/index.ts'
import { department, law, leader, on, onRound, openRound, personOf, round } from '../given.ts'
import { onNotice, onObjection, raised, words } from '../objections.ts'
import { actor, type World } from '../world.ts'
import { isAllThatStands, isRefusedBy, withoutRule } from './checks.ts'

const admit = (w: World) => () => on(w, 'a1', 'admit', leader, '2022-05-18')

test('4 without objectionsAreAnswered somebody is admitted against whom an objection lies unread', () => {
  const attempt = () => {
    const w = onNotice()
    raised(w, 'o1')
    return admit(w)
  }
  expect(isRefusedBy(attempt(), 'objectionsAreAnswered')).toBe(true)
  expect(withoutRule('application', 'admit', 'objectionsAreAnswered', () => isRefusedBy(attempt(), 'objectionsAreAnswered'))).toBe(false)
})

/** An action of the objection with one of its parts changed, for as long as the work lasts. */
const withPart = <T>(verb: keyof typeof objection.actions, part: string, changed: unknown, work: () => T): T => {
  const action: object = objection.actions[verb]
  const kept: unknown = Reflect.get(action, part)
  Reflect.set(action, part, changed)
  try {
    return work()
  } finally {
    Reflect.set(action, part, kept)
  }
}

test('4 without its cause an objection that was taken up leaves the place as it was', () => {
  const waits = () => {
    const w = onNotice()
    raised(w, 'o1')
    onObjection(w, 'o1', 'takeUp', department, '2022-05-11')
    return w.dossier('application', 'a1').status === 'contested'
  }
  expect(waits()).toBe(true)
  expect(withPart('takeUp', 'causes', undefined, waits)).toBe(false)
})

const raisedBy = { name: '某举报人', phone: '13912345678' }

/** What of an objection reaches the person and the body: the dossier's relations, and whatever the journal says. */
const isSilent = () => {
  const w = onNotice()
  onObjection(w, 'o1', 'raise', department, '2022-05-10', { round, about: 'a1', ...words, raisedBy })
  const { person, body, employer } = w.dossier('objection', 'o1')
  const journal = JSON.stringify(w.journal)
  const reached = [person, body, employer].some(relation => relation !== undefined)
  return !reached && ![raisedBy.name, raisedBy.phone, words.statement].some(secret => journal.includes(secret))
}

test('4 without `decide` the objector’s name would be journalled, and with the relations of the person it would reach the body', () => {
  expect(isSilent()).toBe(true)
  const careless = (_law: unknown, { input }: { input: object }) => ({ files: 0, ...input })
  expect(withPart('raise', 'decide', careless, isSilent)).toBe(false)
  const related = (_dossier: unknown, { fact }: { fact: { against: object } }) => ({ ...fact, ...fact.against })
  expect(withPart('raise', 'apply', related, isSilent)).toBe(false)
})

test('4 without namesNobodyElse an answer gives the objector away', () => {
  const attempt = () => {
    const w = onNotice()
    raised(w, 'o1')
    const input = { answer: '经查，某举报人反映的情况不属实。' }
    return () =>
      w.perform({ subject: 'objection', id: 'o1', action: 'dismiss', by: leader, on: '2022-05-17', input, unnamed: ['某举报人'] })
  }
  expect(isRefusedBy(attempt(), 'namesNobodyElse')).toBe(true)
  expect(withoutRule('objection', 'dismiss', 'namesNobodyElse', () => isRefusedBy(attempt(), 'namesNobodyElse'))).toBe(false)
})

test('4 without listIsAsShown people are admitted from a list that nobody was shown', () => {
  const attempt = () => {
    const w = onNotice(['a1', 'a2'])
    on(w, 'a2', 'withdraw', personOf('a2'), '2022-05-12')
    return admit(w)
  }
  expect(isRefusedBy(attempt(), 'listIsAsShown')).toBe(true)
  expect(withoutRule('application', 'admit', 'listIsAsShown', () => isRefusedBy(attempt(), 'listIsAsShown'))).toBe(false)
})

test('4 without takenBackByWhoRaised an officer ends an objection that nobody has answered, and the place is free of it', () => {
  const attempt = () => {
    const w = onNotice()
    raised(w, 'o1')
    return () => onObjection(w, 'o1', 'withdraw', department, '2022-05-11')
  }
  expect(isRefusedBy(attempt(), 'takenBackByWhoRaised')).toBe(true)
  const again = attempt()
  expect(withoutRule('objection', 'withdraw', 'takenBackByWhoRaised', () => isRefusedBy(again, 'takenBackByWhoRaised'))).toBe(false)
})

const strictLaw = () => {
  const { objections } = law.policy.procedure
  if (!objections) throw new Error('the policy of 2022 says how objections are heard')
  const procedure = { ...law.policy.procedure, objections: { ...objections, value: { ...objections.value, anonymous: false } } }
  return { ...law, policy: { ...law.policy, procedure } }
}
const both = {
  id: 'both',
  seats: (['department', 'leader'] as const).map(role => ({ role, organisation: 'department' })),
}
const suspect = actor('suspect', { role: 'department', organisation: 'department' }, 'person a1')
const onW = (attempt: (w: World) => ReturnType<typeof raised>, w = onNotice) => {
  return () => {
    const world = w()
    return () => attempt(world)
  }
}
const letter = { round, about: 'a1', ...words, channel: 'letter', raisedBy: { name: '某举报人', phone: '13912345678' } }

const guards = [
  [
    'noticeIsRunning somebody objects when the period is over',
    'raise',
    'noticeIsRunning',
    onW(w => raised(w, 'o', 'a1', {}, '2022-05-17')),
  ],
  ['standsOnList somebody objects to whoever is on no list', 'raise', 'standsOnList', onW(w => raised(w, 'o', 'nobody'))],
  [
    'groundIsListed an objection has a ground that no policy knows',
    'raise',
    'groundIsListed',
    onW(w => raised(w, 'o', 'a1', { ground: 'envy' })),
  ],
  [
    'namedWhereAsked nobody has to give a name',
    'raise',
    'namedWhereAsked',
    onW(
      w => raised(w, 'o'),
      () => onNotice(['a1'], strictLaw()),
    ),
  ],
  [
    'notAboutOneself an officer writes an objection to themself down',
    'raise',
    'notAboutOneself',
    onW(w => onObjection(w, 'o', 'raise', suspect, '2022-05-10', letter)),
  ],
  [
    'notAboutOneself an officer takes an objection to themself up',
    'takeUp',
    'notAboutOneself',
    onW(w => {
      raised(w, 'o')
      return onObjection(w, 'o', 'takeUp', suspect, '2022-05-11')
    }),
  ],
  [
    'notByWhoRegistered whoever wrote it down decides on it',
    'dismiss',
    'notByWhoRegistered',
    onW(w => {
      onObjection(w, 'o', 'raise', both, '2022-05-10', letter)
      return onObjection(w, 'o', 'dismiss', both, '2022-05-12', { answer: '经核对档案原件，记载与申报一致。' })
    }),
  ],
] as const

describe('an objection', () => {
  test.each(guards)('4 without %s', (_what, verb, rule, given) => {
    expect(isAllThatStands('objection', verb, rule, given)).toEqual([true, true])
  })
})

describe('the notice', () => {
  test.each([
    ['somebodyIsListed nobody is shown for days', 'somebodyIsListed', openRound, '2022-05-06'],
    ['listHasChanged a list that stands as it was shown is shown again', 'listHasChanged', onNotice, '2022-05-17'],
  ] as const)('4 without %s', (_what, rule, w, day) => {
    const given = () => {
      const world = w()
      if (world.dossier('round', round).status === 'open') onRound(world, 'close', department, '2022-05-06')
      return () => onRound(world, 'publishNotice', department, day)
    }
    expect(isAllThatStands('round', 'publishNotice', rule, given)).toEqual([true, true])
  })
})
