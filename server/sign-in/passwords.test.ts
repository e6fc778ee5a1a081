/** Which passwords are taken, by each of the two standards. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import { faultsOf, type PasswordFault, setPassword } from './passwords.ts'
import type { PasswordProfile } from './rules.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(2)
  await house.settle({ id: 'wanglixia', seats: [] })
})
afterAll(() => house.close())

const owner = { id: 'wanglixia', login: 'wanglixia', zh: '王丽霞', en: 'Wang Lixia' }
const faults = (profile: PasswordProfile, password: string): Promise<readonly PasswordFault[]> =>
  faultsOf(house.database.query, profile, owner, password)

describe('R31 by OWASP ASVS', () => {
  test.each([
    'passwordpassword',
    'Password123456',
    '123456789012',
    '111111111111',
    'qwertyuiop123',
    '1qaz2wsx3edc',
    'abcdefghijkl',
    'wanglixia2026',
    'WangLixia@2026',
    'tepeitepei2026',
    'neimenggu2026',
    'huhehaote123',
    'woaini5201314',
    'admin@admin123',
  ])('%s is too easy to guess', async password => {
    expect(await faults('asvs', password)).toEqual(['guessable'])
  })

  test.each(['seven quiet herons wade', '草原上的七只苍鹭慢慢走过河', 'kdlw vnsi 82 poqz', 'caoyuan shang you qi zhi bailu'])(
    '%s is taken, with whatever characters it has',
    async password => {
      expect(await faults('asvs', password)).toEqual([])
    },
  )
})

describe('R31 by GB/T 22239', () => {
  test('three kinds of characters are wanted, and every fault is told at once', async () => {
    expect(await faults('dengbao3', 'seven quiet herons wade')).toEqual(['tooPlain'])
    expect(await faults('dengbao3', 'wanglixia2026')).toEqual(['guessable', 'tooPlain'])
    expect(await faults('dengbao3', 'Seven quiet herons wade 8')).toEqual([])
  })

  test('none of the last five is taken again, and the sixth before is', async () => {
    const { query } = house.database
    for (let n = 1; n <= 6; n += 1) await setPassword(query, 'dengbao3', owner.id, `Herons wade quietly ${n}7`)
    const again = async (n: number) => (await faults('dengbao3', `Herons wade quietly ${n}7`)).includes('usedBefore')
    expect([await again(6), await again(2), await again(1)]).toEqual([true, true, false])
    const kept = await query('select password from former_password where account = $1', [owner.id])
    expect(kept).toHaveLength(5)
  })
})
