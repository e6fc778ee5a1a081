/** The proof beside the claim: which files prove it, and one of them page by page. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type Saying, say } from '../../say.ts'
import type { Proof } from './claims.ts'
import { drawPage, type Paper } from './pdf.ts'
import type { Viewing } from './use-viewing.ts'
import { useReviewWords } from './words.ts'

function PaperPage({ paper, page, zoomed, name }: { paper: Paper; page: number; zoomed: boolean; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    const { current } = canvas
    if (!current) return
    const width = (current.parentElement?.clientWidth ?? 560) * (zoomed ? 2 : 1)
    setFailed(false)
    drawPage(paper, page, current, width).catch(() => setFailed(true))
  }, [paper, page, zoomed])
  return <canvas ref={canvas} role="img" aria-label={name} className={zoomed ? 'proofpage zoomed' : 'proofpage'} hidden={failed} />
}

function Page({ viewing, proof, saying }: { viewing: Viewing; proof: Proof; saying: Saying }) {
  const words = useReviewWords()
  const { file, page, pages, zoomed } = viewing
  const name = `${nameOf(proof, saying)} · ${words.page(page, pages)}`
  if (file.kind === 'picture') return <img src={file.source} alt={name} className={zoomed ? 'proofpage zoomed' : 'proofpage'} />
  if (file.kind === 'paper') return <PaperPage paper={file.paper} page={page} zoomed={zoomed} name={name} />
  if (file.kind === 'loading') return <p role="status">{words.loadingFile}</p>
  return (
    <p role="alert">
      {words.badFile} <a href={`/api/files/${proof.sha256}`}>{words.opens(proof.name)}</a>
    </p>
  )
}

const nameOf = ({ of, name }: Proof, saying: Saying) => `${of === 'photo' ? saying.texts.t.form.fields.photo : say(of, saying)}：${name}`

type PaneProps = {
  readonly viewing: Viewing
  /** What proves the claim at hand. */
  readonly proves: readonly Proof[]
  readonly all: readonly Proof[]
  readonly saying: Saying
  readonly onMark: ((place: string) => void) | undefined
}

function Choice({ viewing, proves, all, saying }: PaneProps) {
  const words = useReviewWords()
  const shown = proves.length > 0 ? proves : all
  return (
    <div className="tight">
      {proves.length === 0 && <p className="quiet">{words.noProof}</p>}
      {shown.length > 0 && (
        <fieldset className="prooflist">
          <legend className="quiet small">{proves.length > 0 ? words.proofsOf : words.allProofs}</legend>
          {shown.map(proof => (
            <Button
              key={proof.place}
              size="small"
              type={viewing.proof?.place === proof.place ? 'primary' : 'default'}
              aria-pressed={viewing.proof?.place === proof.place}
              onClick={() => viewing.choose(proof)}
            >
              {nameOf(proof, saying)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function Tools({ viewing, onMark }: Pick<PaneProps, 'viewing' | 'onMark'>) {
  const words = useReviewWords()
  const { proof, page, pages, zoomed } = viewing
  if (!proof) return null
  return (
    <div className="row">
      <Button size="small" disabled={!viewing.canStep(-1)} onClick={() => viewing.step(-1)}>
        ← {words.previousPage}
      </Button>
      <span role="status">{words.page(page, pages)}</span>
      <Button size="small" disabled={!viewing.canStep(1)} onClick={() => viewing.step(1)}>
        {words.nextPage} →
      </Button>
      <Button size="small" autoInsertSpace={false} aria-pressed={zoomed} onClick={viewing.zoom}>
        {zoomed ? words.unzoom : words.zoom}
      </Button>
      {onMark && (
        <Button size="small" onClick={() => onMark(proof.place)}>
          {words.markProof}
        </Button>
      )}
    </div>
  )
}

export function ProofPane(props: PaneProps) {
  const words = useReviewWords()
  const { viewing, saying } = props
  return (
    <section className="block proofpane" aria-label={words.proof}>
      <header>
        <h2>{words.proof}</h2>
      </header>
      <div className="in stack">
        <Choice {...props} />
        <Tools {...props} />
        {viewing.proof && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          <section className="proofview" tabIndex={0} aria-label={viewing.proof.name}>
            <Page viewing={viewing} proof={viewing.proof} saying={saying} />
          </section>
        )}
      </div>
    </section>
  )
}
