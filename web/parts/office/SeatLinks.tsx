/** The part of the menu that is about people and their seats, and about who looks after the house. */
import { Link } from '@tanstack/react-router'
import type { Answered } from '../../../core/question.ts'
import { useTexts } from '../../texts.ts'
import { pageReportWords } from '../../words/page-reports.ts'
import { useOfficeWords } from './use-office.ts'

/** People and seats: for who gives them, for everybody who holds one, and for who looks back. */
export function SeatLinks({
  session,
  hats,
  onGo,
}: {
  session: Answered<'session'>
  hats: readonly string[]
  onGo?: (() => void) | undefined
}) {
  const words = useOfficeWords()
  const { language } = useTexts()
  const holds = (...roles: readonly string[]) => session.seats.some(({ role, holder }) => holder === null && roles.includes(role))
  if (session.seats.length === 0) return null
  return (
    <>
      <h2>{words.duties}</h2>
      {holds('leader', 'administrator', 'security', 'system') && (
        <Link to="/app/office" activeOptions={{ includeSearch: false }} onClick={onGo}>
          {words.office}
        </Link>
      )}
      <Link to="/app/my-seats" onClick={onGo}>
        {words.mySeats}
      </Link>
      {['auditor', 'administrator', 'security'].some(role => hats.includes(role)) && (
        <Link to="/app/rights" activeOptions={{ includeSearch: false }} onClick={onGo}>
          {words.rights}
        </Link>
      )}
      {['auditor', 'administrator', 'security'].some(role => hats.includes(role)) && (
        <Link to="/app/page-reports" onClick={onGo}>
          {pageReportWords[language].page}
        </Link>
      )}
    </>
  )
}
