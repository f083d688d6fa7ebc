/** A mistake in the values of a template: every one of them, in one message. */
export class RenderError extends Error {
  override readonly name = "RenderError";

  constructor(source: string, mistakes: readonly string[]) {
    super(`${source}: ${mistakes.join("; ")}`);
  }
}

const placeholder = /\{\{([A-Za-z][A-Za-z0-9]*)\}\}/g;

/**
 * Fills the `{{name}}` places of a template.
 *
 * @param source Names the template in errors.
 * @throws RenderError when the template asks for a value that is not there, or a value has no place in it.
 */
export function render(template: string, values: Readonly<Record<string, string>>, source: string): string {
  const asked = new Set(Array.from(template.matchAll(placeholder), ([, name]) => name ?? ""));
  const mistakes = [
    ...[...asked].filter((name) => values[name] === undefined).map((name) => `no value for {{${name}}}`),
    ...Object.keys(values)
      .filter((name) => !asked.has(name))
      .map((name) => `nothing uses the value ${name}`),
  ];
  if (mistakes.length > 0) {
    throw new RenderError(source, mistakes);
  }
  return template.replace(placeholder, (_, name: string) => values[name] ?? "");
}
