/** Which proof is looked at, at which page: pages go on from one file of the claim into the next. */
import { useState } from 'react'
import type { Proof } from './claims.ts'
import { pagesIn, type Shown, useFile } from './use-file.ts'

export type Viewing = {
  readonly proof: Proof | undefined
  readonly file: Shown
  readonly page: number
  readonly pages: number
  readonly zoomed: boolean
  readonly choose: (proof: Proof) => void
  readonly step: (by: 1 | -1) => void
  readonly canStep: (by: 1 | -1) => boolean
  readonly zoom: () => void
}

/** `files` are those of the claim at hand; what was looked at stays while the claim that it proves changes. */
export const useViewing = (files: readonly Proof[]): Viewing => {
  const [chosen, setChosen] = useState<{ readonly place: string; readonly page: number }>()
  const [zoomed, setZoomed] = useState(false)
  const at = Math.max(
    0,
    files.findIndex(({ place }) => place === chosen?.place),
  )
  const proof = files[at]
  const file = useFile(proof?.sha256)
  const pages = pagesIn(file)
  const page = proof !== undefined && proof.place === chosen?.place ? Math.min(chosen.page, pages) : 1
  const go = (by: 1 | -1): { readonly place: string; readonly page: number } | undefined => {
    const within = page + by
    if (proof && within >= 1 && within <= pages) return { place: proof.place, page: within }
    const other = files[at + by]
    return other && { place: other.place, page: 1 }
  }
  return {
    proof,
    file,
    page,
    pages,
    zoomed,
    choose: ({ place }) => setChosen({ place, page: 1 }),
    step: by => {
      const to = go(by)
      if (to) setChosen(to)
    },
    canStep: by => go(by) !== undefined,
    zoom: () => setZoomed(!zoomed),
  }
}
