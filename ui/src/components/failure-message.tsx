/** What was refused and what to do about it, in the place where it was asked for. */

export function FailureMessage({ failure }: { failure: { message: string; hint: string } | null }) {
  if (!failure) return null;
  const { message, hint } = failure;
  return <p class="problem refusal" role="alert">{message} {hint && <span class="hint">{hint}</span>}</p>;
}
