/** The few answers by which a person or a host goes on without a line: who they are, what their own pages show, and the round's law. Nobody else's, and not for ever. */
import type { Answered, Asked, QuestionName } from '../../core/question.ts'
import { ask, NoAnswer } from '../client.ts'
import { type Fields, fieldsOf, listIn, textIn } from '../json.ts'
import { forget, forgetUnder, keep, recall } from './store.ts'

/** As long as a session lives on the server without being seen there. */
const goodForMs = 12 * 3_600_000
const whoKey = 'who'
/** An answer that another version of the pages put there may have another shape. */
const version = new URL(import.meta.url).pathname

let owner: string | undefined
export const ownerHere = (): string | undefined => owner

const keyOf = (account: string, question: string, input: unknown) => `seen/${account}/${question}/${JSON.stringify(input)}`
const personIn = (session: unknown) => textIn(fieldsOf(session).account, 'person')
const isHost = (session: unknown) => listIn(session, 'seats').some(seat => textIn(seat, 'role') === 'host')

/** Answers that hold nothing but what the asker's own page shows, by who may keep them. */
const keptOf = { everybody: ['rounds', 'law'], person: ['arrivalCode', 'myYear'], host: ['hostDay', 'hostSums'] } as const
const isIn = (names: readonly string[], question: string) => names.includes(question)

/** Only a person of the programme or a host works without a line; an officer's browser keeps nothing of anybody. */
const meet = async (session: unknown): Promise<void> => {
  const account = textIn(fieldsOf(session).account, 'id')
  const person = personIn(session)
  const hosts = isHost(session)
  if (owner !== undefined && owner !== account) await forgetUnder(`seen/${owner}/`)
  owner = account
  if (account === undefined || (person === undefined && !hosts)) {
    const before = fieldsOf(await recall(whoKey))
    if (typeof before.account === 'string') await forgetUnder(`seen/${before.account}/`)
    return forget(whoKey)
  }
  await keep(whoKey, { account, person, hosts, session: JSON.stringify(session), until: Date.now() + goodForMs, version })
}

const isOwn = (question: string, answer: unknown, person: string | undefined): boolean => {
  if (question === 'form' || question === 'study') return fieldsOf(answer).mine === true
  const { row, state } = fieldsOf(answer)
  const isTheirs = person !== undefined && textIn(state, 'person') === person
  return question === 'dossier' && isTheirs && ['application', 'placement', 'training'].includes(textIn(row, 'subject') ?? '')
}

const mayKeep = (question: string, answer: unknown, who: Fields): boolean => {
  const person = textIn(who, 'person')
  if (isIn(keptOf.everybody, question)) return true
  if (isIn(keptOf.host, question)) return who.hosts === true
  if (isIn(keptOf.person, question)) return person !== undefined
  return isOwn(question, answer, person)
}

/** Puts an answer here as the server would give it now. */
export const put = async (question: string, input: unknown, answer: unknown): Promise<void> => {
  if (question === 'session') return meet(answer)
  const who = fieldsOf(await recall(whoKey))
  if (owner === undefined || who.account !== owner) return
  if (!mayKeep(question, answer, who)) return
  await keep(keyOf(owner, question, input), { version, text: JSON.stringify(answer) })
}

const take = async (question: string, input: unknown): Promise<string | undefined> => {
  const who = fieldsOf(await recall(whoKey))
  if (typeof who.account !== 'string' || typeof who.until !== 'number' || who.until < Date.now() || who.version !== version)
    return undefined
  if (question === 'session') {
    owner = who.account
    return textIn(who, 'session')
  }
  const held = fieldsOf(await recall(keyOf(who.account, question, input)))
  return held.version === version ? textIn(held, 'text') : undefined
}

/** Asks the server; without a line, gives what it said last, if that may be kept here. */
export const askOrRecall = async <Q extends QuestionName>(question: Q, input: Asked<Q>): Promise<Answered<Q>> => {
  try {
    const answer = await ask(question, input)
    await put(question, input, answer)
    return answer
  } catch (error) {
    const text = error instanceof NoAnswer && error.status === 0 ? await take(question, input) : undefined
    if (text === undefined) throw error
    return JSON.parse(text)
  }
}

/** After signing out nobody finds the person here; what is not stored yet stays under its account, unseen. */
export const leaveShelf = async (account: string): Promise<void> => {
  owner = undefined
  await forget(whoKey)
  await forgetUnder(`seen/${account}/`)
}
