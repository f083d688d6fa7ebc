/** Levenshtein distance between two short words. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known word nearest to what was typed, if it is near enough to be meant. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, distance: editDistance(typed.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(best.word.length * 0.4)) ? best.word : undefined;
}

/** `No cell "eu-west-2" in dev: did you mean eu-west-1? There are eu-central-1, eu-west-1.` */
export function unknownWord(what: string, typed: string, known: readonly string[]): string {
  const guess = nearest(typed, known);
  const there = known.length > 0 ? `There are: ${known.join(", ")}.` : "There are none.";
  return `${what} "${typed}" is unknown${guess ? `: did you mean "${guess}"?` : "."} ${there}`;
}
