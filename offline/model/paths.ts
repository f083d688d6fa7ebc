/** Paths to properties as Pulumi writes them: `accessLogs.bucket`, `ingress[0].fromPort`, `tags["a.b"]`. */

export type Path = readonly (string | number)[];

export function formatPath(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      if (!/^[\w$-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join("");
}

export function parsePath(text: string): Path {
  const parts: (string | number)[] = [];
  for (const match of text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g)) {
    const [, quoted, index, plain] = match;
    if (quoted !== undefined) parts.push(JSON.parse(`"${quoted}"`));
    else if (index !== undefined) parts.push(index === "*" ? "*" : Number(index));
    else if (plain !== undefined) parts.push(plain);
  }
  return parts;
}

/** `path` is `pattern` or lies below it; `*` in the pattern matches any one part. */
export function isAtOrUnder(path: Path, pattern: Path): boolean {
  return (
    pattern.length <= path.length && pattern.every((part, index) => part === "*" || part === path[index])
  );
}
