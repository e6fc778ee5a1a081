/** How the employer consented, for whoever judges the file: by a link that the applicant's contact got, and with which sealed page. */
import { fieldsOf, textIn } from '../../json.ts'
import type { Saying } from '../../say.ts'
import { enterWords } from '../../words/enter.ts'

export function ConsentNote({ state, saying }: { readonly state: unknown; readonly saying: Saying }) {
  const words = enterWords[saying.texts.language]
  const { byLink, pageRead } = fieldsOf(fieldsOf(state).consent)
  const page = textIn(fieldsOf(state).consent, 'sealedPage')
  if (byLink !== true && page === undefined) return null
  return (
    <p className={page !== undefined && pageRead !== true ? 'saying warn' : 'saying'}>
      {byLink === true && `${words.byLink}。`}
      {page !== undefined && (
        <>
          {pageRead === true ? words.pageRead : words.pageUnread}{' '}
          <a href={`/api/files/${page}`} target="_blank" rel="noreferrer">
            {words.openPage}
          </a>
        </>
      )}
    </p>
  )
}
