/** Why a step was not taken. */
export function Problems({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <div className="saying bad tight" role="alert">
      {of.map(problem => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  )
}
