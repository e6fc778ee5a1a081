/** One stored file as it can be shown: a picture, or the pages of a PDF. */
import { useEffect, useState } from 'react'
import { openPaper, type Paper } from './pdf.ts'

export type Shown =
  | { readonly kind: 'loading' | 'failed' }
  | { readonly kind: 'picture'; readonly source: string }
  | { readonly kind: 'paper'; readonly paper: Paper }

const fetchFile = async (sha256: string): Promise<Blob> => {
  const response = await fetch(`/api/files/${sha256}`)
  if (!response.ok) throw new Error(`the file is answered ${response.status}`)
  return response.blob()
}

/** The file and how many pages it has; the last one is let go when another is asked for. */
export const useFile = (sha256: string | undefined): Shown => {
  const [shown, setShown] = useState<Shown>({ kind: 'loading' })
  useEffect(() => {
    if (sha256 === undefined) return
    const left: { gone: boolean; free: () => unknown } = { gone: false, free: () => undefined }
    const show = (next: Shown) => {
      if (left.gone) left.free()
      else setShown(next)
    }
    const open = async () => {
      const blob = await fetchFile(sha256)
      if (blob.type === 'application/pdf') {
        const paper = await openPaper(await blob.arrayBuffer())
        left.free = () => paper.loadingTask.destroy()
        return show({ kind: 'paper', paper })
      }
      const source = URL.createObjectURL(blob)
      left.free = () => URL.revokeObjectURL(source)
      show({ kind: 'picture', source })
    }
    setShown({ kind: 'loading' })
    open().catch(() => show({ kind: 'failed' }))
    return () => {
      left.gone = true
      left.free()
    }
  }, [sha256])
  return shown
}

export const pagesIn = (shown: Shown): number => (shown.kind === 'paper' ? shown.paper.numPages : 1)
