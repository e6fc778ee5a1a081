/** Which passwords are taken: long, not guessable by lists, and where the office goes by GB/T 22239 also mixed, renewed and not used again. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { z } from 'zod'
import type { Query } from '../database.ts'
import { hashPassword, passwordIs } from '../password.ts'
import { soundOf } from '../spelling.ts'
import type { PasswordProfile } from './rules.ts'

/** The shape alone; what else is in the way of a password is told by name. */
export const Password = z.string().min(12).max(128)
export type PasswordFault = 'guessable' | 'tooPlain' | 'usedBefore'

/** What GB/T 22239-2019 8.1.4.1 a) leaves to the operator: kinds of characters of four, days until it is renewed, and how many former ones are not taken. */
const dengbao = { kinds: 3, days: 90, former: 5 } as const

const contextWords = [
  ...[
    'tepei',
    'tepeijihua',
    'neimenggu',
    'neimeng',
    'huhehaote',
    'hohhot',
    'mongolia',
    'renshe',
    'renshiting',
    'rencai',
    'minzu',
    'zhuanji',
  ],
  ...['admin', 'administrator', 'guanliyuan', 'mima', 'denglu', 'password', 'woaini', 'woaizhongguo', 'beijing'],
]

const estimators: ZxcvbnFactory[] = []
const estimator = (): ZxcvbnFactory => {
  const [known] = estimators
  if (known) return known
  const made = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  estimators.push(made)
  return made
}

/** What belongs to somebody and is guessed first. */
export type Owner = { readonly login: string; readonly zh: string; readonly en: string }
const wordsOf = ({ login, zh, en }: Owner) =>
  [login, zh, soundOf(zh), ...en.split(/\s+/), ...login.split(/[^a-z0-9]+/i)]
    .map(word => word.toLowerCase())
    .filter(word => word.length > 2)

/** Fewer than some ten thousand million guesses: a word of the lists with a year behind it, a row of the keyboard, a name, a repetition. */
const isGuessable = (password: string, owner: Owner): boolean => estimator().check(password, [...contextWords, ...wordsOf(owner)]).score < 4

const kindsIn = (password: string) => [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter(kind => kind.test(password)).length

const formerText = 'select password from former_password where account = $1 order by at desc limit $2'
const wasUsed = async (query: Query, account: string, password: string): Promise<boolean> => {
  for (const former of await query<{ password: string }>(formerText, [account, dengbao.former]))
    if (await passwordIs(password, former.password)) return true
  return false
}

/** Everything that is in the way of a password, so that nobody has to find out one after another. */
export const faultsOf = async (
  query: Query,
  profile: PasswordProfile,
  account: Owner & { readonly id: string },
  password: string,
): Promise<readonly PasswordFault[]> => {
  const guessable: readonly PasswordFault[] = isGuessable(password, account) ? ['guessable'] : []
  if (profile === 'asvs') return guessable
  const plain: readonly PasswordFault[] = kindsIn(password) < dengbao.kinds ? ['tooPlain'] : []
  return [...guessable, ...plain, ...((await wasUsed(query, account.id, password)) ? (['usedBefore'] as const) : [])]
}

const setText = 'update account set password = $2, password_at = clock_timestamp(), password_by_other = false where id = $1'
const keepText = 'insert into former_password (account, password) values ($1, $2)'
const sweepText =
  'delete from former_password where account = $1 and at < (select min(at) from (select at from former_password where account = $1 order by at desc limit $2) kept)'

/** Sets a password that its owner has chosen. Where former ones count, their digests are kept, and no more of them than count. */
export const setPassword = async (query: Query, profile: PasswordProfile, account: string, password: string): Promise<void> => {
  const hashed = await hashPassword(password)
  await query(setText, [account, hashed])
  if (profile === 'asvs') return
  await query(keepText, [account, hashed])
  await query(sweepText, [account, dengbao.former])
}

/** Whether a password has to be chosen anew before anybody comes in by it; a condition of a statement on `account a`. */
export const isDue = (profile: PasswordProfile): string =>
  profile === 'asvs' ? 'a.password_by_other' : `(a.password_by_other or a.password_at < now() - interval '${dengbao.days} days')`
