/** What is wider than a phone scrolls within itself: by finger, by wheel, and by the arrow keys of whoever has neither. */
import type { ReactNode } from 'react'

interface ScrollProps {
  readonly label: string
  readonly children: ReactNode
  readonly className?: string
}

export function Scroll({ label, children, className = '' }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop of its own no key reaches what is off the screen
    <section className={`scroll ${className}`.trim()} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
