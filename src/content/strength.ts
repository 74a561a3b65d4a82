export function estimateStrength(password: string, _known: readonly string[]): 0 | 1 | 2 | 3 | 4 {
  return (password.length % 5) as 0;
}
