/** The proof that one payment was made, for whoever may see it: what the bank said, of which line, to which account, under which digest. */
import { masked } from '../../core/payee/number.ts'
import { blank as blankPayment, type Payment } from '../../core/payment/dossier.ts'
import { lineId, numberIn } from '../../core/run/dossier.ts'
import type { MoneyPaperFacts } from '../../documents/money-paper.ts'
import { printable } from '../../documents/text.ts'
import { everywhere } from '../everywhere.ts'
import type { Asking } from '../questions/asking.ts'
import type { Look } from '../questions/look.ts'
import { openAccount } from './candidates.ts'
import { purposeOf } from './file.ts'

const accountText = `
select r.sealed, coalesce(p.name, o.zh, '') as name, d.state #>> '{locked,digest}' as digest from record r
left join dossier d on d.subject = 'run' and d.id = $3
left join person p on p.id = $4 left join organisation o on o.id = $5
where r.subject = 'payee' and r.kind = 'account' and r.id = $1 and r.n = $2`
type Found = { readonly sealed: Buffer; readonly name: string; readonly digest: string | null }

const columns = [
  { head: '行号', kind: 'text', wide: 2.3 },
  { head: '姓名或单位', kind: 'text', wide: 3 },
  { head: '户名', kind: 'text', wide: 3 },
  { head: '账号', kind: 'text', wide: 2 },
  { head: '开户银行', kind: 'text', wide: 3.5 },
  { head: '项目', kind: 'text', wide: 2 },
  { head: '金额', kind: 'money', wide: 2.2 },
] as const satisfies MoneyPaperFacts['columns']

/** Undefined where nothing was paid by a run. Only of a payment that the asker has looked at. */
export const proofOf = async (asking: Asking, { id, state, law }: Look): Promise<MoneyPaperFacts | undefined> => {
  if (state.status !== 'paid') return undefined
  const { held, bank, item = '', amountFen, payee, person, host }: Payment = { ...blankPayment, ...state, status: 'paid' }
  if (!held || !bank) return undefined
  const { account, run, line } = held
  const values = [account.payee, account.n, run, payee === 'host' ? null : person, payee === 'host' ? host : null]
  const [found] = await everywhere(asking.query, query => query<Found>(accountText, values))
  if (!found) return undefined
  const { holder, number, bank: bankName } = openAccount(asking.site.house.seals, account.payee, account.n, found.sealed)
  const { programme, year } = law.policy
  return {
    madeAt: asking.at.toISOString(),
    title: `${programme.name.zh}${year}年度付款凭证`,
    office: programme.name.zh,
    about: [
      { label: '批次', value: `第${numberIn(run)}批` },
      { label: '银行流水号', value: bank.reference },
      { label: '付款日期', value: bank.on },
    ],
    columns: [...columns],
    rows: [
      [
        ...[lineId(numberIn(run), line), printable(found.name), printable(holder), masked(number).slice(-8), printable(bankName)],
        ...[purposeOf(law, item), amountFen],
      ],
    ],
    summed: 6,
    totals: ['合计', '', '', '', '', '', amountFen],
    totalFen: amountFen,
    totalName: '合计金额',
    notes: [`款项编号：${id}`, '以上内容取自银行回单和已锁定的拨付清单。'],
    signers: [{ as: '出具单位（盖章）', name: '', on: '' }],
    digest: found.digest ?? '',
  }
}
