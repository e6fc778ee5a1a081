/** The texts that go to an applicant's phone when their file has moved: who did what, and until when something is wanted. Nothing beyond the name is told. */
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { partIn, textIn } from './reading.ts'
import { placeOf } from './seal.ts'
import { queueText } from './sending.ts'

/** An entry about an application, as the post reads it. */
export type Step = {
  readonly seq: number
  readonly id: string
  readonly subject: string
  readonly action: string
  readonly round: string | null
  readonly person: string | null
  readonly due: string | null
  /** The digest of its round's law. */
  readonly law: string | null
}

const dayIn = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const until = (due: string | null, words: string) => (due === null ? '' : `，请在${dayIn(due)}前${words}`)

/** In Chinese, as texts are read on any phone; what isn't here is told on the page only. */
const said: Readonly<Record<string, (due: string | null) => string>> = {
  consent: due => `您的单位已同意申报${due === null ? '' : `，推荐部门预计${dayIn(due)}前答复`}`,
  sendBack: due => `您的申报表已退回${until(due, '改好并重新提交')}，要改的地方和理由见申报页面`,
  recommend: () => '您已被推荐部门推荐',
  reserve: () => '您已被列为备选',
  accept: () => '您已列入拟录取名单，等待公示',
  decline: () => '您的申报未获通过，理由和依据的条款见申报页面',
  admit: () => '您已被录取，请等待落实培养单位',
  lapse: () => '您的申报因超过期限已失效',
}

/** What is sent for a step, without the name and the programme. */
export const sayStep = ({ subject, action, due }: Pick<Step, 'subject' | 'action' | 'due'>): string | undefined =>
  subject === 'application' && Object.hasOwn(said, action) ? said[action]?.(due) : undefined

const formText = `
select sealed, n from record where subject = 'application' and kind = 'form' and id = $1 order by n desc limit 1`

/** The name and the phone of the form as it stands; undefined where it has no mobile number of eleven digits. */
const findPhone = async (query: Query, { seals }: House, id: string): Promise<{ name: string; phone: string } | undefined> => {
  const [record] = await query<{ sealed: Buffer; n: number }>(formText, [id])
  if (!record) return undefined
  const identity = partIn(seals.open(placeOf('application', id, 'form', record.n), record.sealed), 'identity')
  const [name, phone] = [textIn(identity, 'name'), textIn(identity, 'phone')]
  return name !== undefined && phone !== undefined && /^1\d{10}$/.test(phone) ? { name, phone } : undefined
}

/** Queues the text of one step in the post's transaction; its key is the entry's, so that it is queued once. */
export const queueStep = async (query: Query, house: House, step: Step): Promise<void> => {
  const law = step.law === null ? undefined : await house.laws.read(query, step.law)
  const words = sayStep(step)
  if (words === undefined || step.person === null) return
  const found = await findPhone(query, house, step.id)
  if (!found || !law) return
  await queueText(query, house.seals, {
    key: `step/${step.seq}`,
    phone: found.phone,
    text: `【${law.policy.programme.name.zh}】${found.name}：${words}。`,
    purpose: 'step',
    party: step.person,
    ...(step.round !== null && { round: step.round }),
  })
}
