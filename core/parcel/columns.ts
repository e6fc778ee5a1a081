/** The columns of the list that goes to the ministry: those of the policy, the wishes, and the empty ones for its answer. */
import type { HandOverColumn } from '../../policy/procedure.ts'
import type { Law } from '../../policy/shape.ts'
import type { Cited } from '../../policy/words.ts'

const silent: readonly HandOverColumn[] = ['name', 'employer', 'field']

/** What of a person is handed over, and by which clause. */
export const handedOut = ({ policy: { placement } }: Law): Cited<readonly HandOverColumn[]> =>
  placement.handOver ?? { ...placement.preferences, value: silent }

export const personHeads: Readonly<Record<HandOverColumn, string>> = {
  name: '姓名',
  sex: '性别',
  ethnic: '民族',
  birth: '出生年月',
  idNumber: '身份证号',
  politics: '政治面貌',
  education: '学历',
  degree: '学位',
  school: '毕业院校及专业',
  employer: '工作单位',
  level: '单位层级',
  post: '行政职务',
  title: '职称',
  field: '从事专业',
  direction: '培养方向',
  mobile: '手机',
}

export const answerHeads = { result: '安排结果', host: '接收单位', programme: '接收专业', reason: '退回原因' } as const
export const codeHead = '行码'
const willingHead = '服从调剂'

export type Column = { readonly key: string; readonly head: string }

/** The columns that go out filled, in their order: the code, the person, the wishes. */
export const columnsOut = (columns: readonly HandOverColumn[], wishes: number): readonly Column[] => [
  { key: 'code', head: codeHead },
  ...columns.map(key => ({ key, head: personHeads[key] })),
  ...Array.from({ length: wishes }, (_, i) => ({ key: `wish${i + 1}`, head: `志愿${i + 1}` })),
  { key: 'willing', head: willingHead },
]

/** Those that come back filled. */
export const columnsBack: readonly Column[] = Object.entries(answerHeads).map(([key, head]) => ({ key, head }))

export const resultWords = { placed: '接收', returned: '退回' } as const
export const reasonWords = { noHost: '没有合适单位', incompleteFile: '材料不全', other: '其他' } as const
export type Reason = keyof typeof reasonWords
