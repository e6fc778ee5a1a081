/** Why a deed was not done, above its button. */
export function Problems({ problems }: { readonly problems: readonly string[] }) {
  if (problems.length === 0) return null
  return (
    <div className="saying bad tight" role="alert">
      {problems.map(problem => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  )
}
