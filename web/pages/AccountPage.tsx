/** One's own account: where one is signed in, password, second factor. */
import { FactorBlock } from '../parts/account/FactorBlock.tsx'
import { PasskeyBlock } from '../parts/account/Passkeys.tsx'
import { PasswordBlock } from '../parts/account/PasswordBlock.tsx'
import { Sessions } from '../parts/account/Sessions.tsx'
import { useAccountWords } from '../parts/account/use-step.ts'
import { Known } from '../parts/Waiting.tsx'
import { useAsk } from '../queries.ts'

export function AccountPage() {
  const words = useAccountWords()
  const asked = useAsk('myAccount', {})
  return (
    <div className="page">
      <h1>{words.page}</h1>
      <Known asked={asked}>
        {account => (
          <>
            <p className="quiet">{words.login(account.login)}</p>
            <Sessions />
            <PasswordBlock account={account} />
            <FactorBlock account={account} />
            <PasskeyBlock account={account} />
          </>
        )}
      </Known>
    </div>
  )
}
