/** The asker's own account: sessions, password and second factor; and lost access that waits for a second administrator. */
import { questions } from '../../core/question.ts'
import { hasTotpText } from '../sign-in/factors.ts'
import { rulesIn } from '../sign-in/rules.ts'
import { answering, hasSeat } from './asking.ts'

const sessionsText = `
select id, how, device, address, at, seen from session where account = $1 and link is null and expires > now()
order by id = $2 desc, at desc limit 100`
type SessionRow = {
  readonly id: number
  readonly how: string
  readonly device: string
  readonly address: string
  readonly at: Date
  readonly seen: Date
}
export const mySessions = answering(questions.mySessions, async ({ session, site }) => {
  if (!session) return undefined
  const id = session.here?.id ?? 0
  const rows = await site.house.database.query<SessionRow>(sessionsText, [session.account.id, id])
  return rows.map(row => ({ ...row, here: row.id === id, at: row.at.toISOString(), seen: row.seen.toISOString() }))
})

const accountText = `
select a.login, a.password is not null as password, a.invented, ${hasTotpText} as totp,
  (select json_agg(json_build_object('id', k.id, 'name', k.name, 'at', k.at, 'usedAt', k.used_at) order by k.at) from passkey k where k.account = a.id) as passkeys,
  (select count(*)::int from recovery_code c where c.account = a.id and c.used_at is null) as left,
  exists (select from seat s where s.account = a.id and s.role = any($2) and s.to_day >= s.from_day) as must,
  exists (select from seat s where s.account = a.id and s.role = any($3) and s.to_day >= s.from_day) as "mustKey"
from account a where a.id = $1`
type AccountRow = {
  readonly login: string
  readonly password: boolean
  readonly invented: boolean
  readonly totp: boolean
  readonly left: number
  readonly must: boolean
  readonly mustKey: boolean
  readonly passkeys: { readonly id: string; readonly name: string; readonly at: string; readonly usedAt: string | null }[] | null
}
const proofOf = (
  { mustKey, totp, passkeys, password, invented }: AccountRow,
  demo: boolean,
): 'code' | 'passkey' | 'password' | 'demo' | 'none' => {
  if (mustKey && passkeys) return 'passkey'
  if (totp) return 'code'
  if (passkeys) return 'passkey'
  if (password) return 'password'
  return demo && invented ? 'demo' : 'none'
}
export const myAccount = answering(questions.myAccount, async ({ session, site }) => {
  if (!session) return undefined
  const { secondFactor, passwords, passkey } = rulesIn(site.house)
  const [row] = await site.house.database.query<AccountRow>(accountText, [session.account.id, secondFactor, passkey])
  if (!row) return undefined
  const { login, password, totp, left, must, mustKey, passkeys } = row
  return {
    login,
    password,
    profile: passwords,
    totp,
    codesLeft: left,
    mustHaveFactor: must,
    mustHaveKey: mustKey,
    proof: proofOf(row, site.demo),
    passkeys: passkeys ?? [],
  }
})

export const platforms = answering(questions.platforms, async ({ site }) => (site.providers ?? []).map(({ id, name }) => ({ id, name })))

const recoveriesText = `
select r.id, r.account, json_build_object('zh', a.zh, 'en', a.en) as name, a.login, r.password, r.factors, r.reason,
  json_build_object('zh', b.zh, 'en', b.en) as "startedBy", r.started_by as by,
  case when c.id is not null then json_build_object('zh', c.zh, 'en', c.en) end as "agreedBy", r.expires
from recovery r join account a on a.id = r.account join account b on b.id = r.started_by left join account c on c.id = r.agreed_by
where r.ended_at is null and r.expires > now() order by r.id limit 100`
type Named = { readonly zh: string; readonly en: string }
type RecoveryRow = {
  readonly id: number
  readonly account: string
  readonly name: Named
  readonly login: string
  readonly password: boolean
  readonly factors: boolean
  readonly reason: string
  readonly startedBy: Named
  readonly by: string
  readonly agreedBy: Named | null
  readonly expires: Date
}
export const recoveries = answering(questions.recoveries, async asking => {
  const { session, site } = asking
  if (!session || !hasSeat(asking, 'administrator', 'security', 'system')) return undefined
  const rows = await site.house.database.query<RecoveryRow>(recoveriesText)
  const me = session.account.id
  return rows.map(({ by, expires, ...row }) => ({
    ...row,
    expires: expires.toISOString(),
    mayAgree: row.agreedBy === null && by !== me && row.account !== me,
  }))
})
