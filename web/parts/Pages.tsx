/** The pages of a list that is here as a whole; nothing where it fits on one. */
import { Pagination } from 'antd'

type Props = {
  readonly page: number
  readonly shown: number
  readonly pageRows: number
  readonly label: (page: number, last: number) => string
  readonly onPage: (page: number) => void
}

export const lastPage = (shown: number, pageRows: number) => Math.max(1, Math.ceil(shown / pageRows))

export function Pages({ page, shown, pageRows, label, onPage }: Props) {
  const last = lastPage(shown, pageRows)
  if (last === 1) return null
  return (
    <nav className="in noprint" aria-label={label(page, last)}>
      <Pagination current={page} total={shown} pageSize={pageRows} showSizeChanger={false} onChange={onPage} />
    </nav>
  )
}
