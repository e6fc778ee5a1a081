/** The states between asking and knowing: loading, trouble, nothing there. */
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { NoAnswer } from '../client.ts'
import { useLanguage } from '../settings.ts'
import { useTexts } from '../texts.ts'
import { exportWords } from '../words/export.ts'

export function Loading() {
  const { t } = useTexts()
  return (
    <div className="block" role="status" aria-label={t.common.loading}>
      <div className="in">
        <Skeleton active={false} paragraph={{ rows: 4 }} />
      </div>
    </div>
  )
}

/** Why there is no answer, in words, and a way to try again. */
export function Trouble({ error, again }: { error: Error; again?: () => unknown }) {
  const { t } = useTexts()
  const status = error instanceof NoAnswer ? error.status : -1
  const { seenLimit } = exportWords[useLanguage()]
  const said: Readonly<Record<number, string>> = { 0: t.act.offline, 404: t.act.gone, 401: t.act.signedOut, 409: seenLimit }
  const text = said[status] ?? t.act.failed
  return (
    <div className="saying bad stack" role="alert">
      <p>{text}</p>
      {again && status !== 404 && (
        <p>
          <Button onClick={() => again()}>{t.common.retry}</Button>
        </p>
      )}
    </div>
  )
}

type Asked<T> = { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }

/** Shows what was asked for once it is there. */
export function Known<T>({ asked, children }: { asked: Asked<T>; children: (data: T) => ReactNode }) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>
  return asked.error ? <Trouble error={asked.error} again={asked.refetch} /> : <Loading />
}
