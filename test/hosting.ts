/** What a host says that it offers, whole and true to the catalogue but for the seats that a test names. */
import type { Statement } from '../core/hosting/statement.ts'
import { law } from './given.ts'

export const statement = (host: string, seats: Readonly<Record<string, number>> = {}): Statement => ({
  programmes: (law.hosts.hosts.find(({ id }) => id === host)?.programmes ?? []).map(({ id, discipline, capacity }) => ({
    programme: id,
    seats: seats[id] ?? capacity,
    disciplines: [discipline],
    supervisors: [{ name: '示例导师', title: '教授', isPublic: true }, { name: '示例导师二' }],
  })),
  lodging: { kind: 'dormitory', beds: 2, note: '每学年 1200 元' },
  arrival: { from: '2022-08-29', to: '2022-09-02', where: '研究生院' },
  contact: { name: '示例联系人', phone: '0471-6290000' },
})
