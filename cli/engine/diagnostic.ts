/** One error or warning in the engine's, AWS's or the program's own words. */
export interface Diagnostic {
  severity: "error" | "warning";
  message: string;
  urn?: string;
}

/** `urn:pulumi:dev-global::voip-cells::a:b:C$aws:lb/listener:Listener::wss` is `aws:lb/listener:Listener wss`. */
export function resourceOf(urn: string): { type: string; name: string } {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.split("$").pop() ?? types, name: name.join("::") };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
const ansi = /\u001b\[[0-9;]*m/g;
const colourTag = /<\{%.*?%\}>/g;
const noise = [
  /^\s+at .+/, // a JavaScript stack
  /^\s*goroutine \d+/,
  /^\s+\S+\.go:\d+/,
  /^\s*node:internal/,
  /^Node\.js v\d/,
  /^\s*\^+\s*$/,
  /^It looks like the Pulumi SDK has not been installed/,
];
const prefixes = [
  /^(error|warning): /i,
  /^Unhandled exception: /,
  /^Running program '[^']*' failed with an unhandled exception:\s*/,
  /^failed to run program: /,
  /^rpc error: code = \w+ desc = /,
  /^(Error|RunError|ResourceError): /,
];

/** The engine's cure is to edit the program, or the state past it; here protection is a setting. */
const unprotecting =
  /(as it is currently marked for protection|because it is protected)\. To unprotect the resource, .*/s;
const unprotectingHere =
  "because voip-cells:protect is true. To let it go all the same, set that to false in the stack's file and bring it up first.";

/** The sentence that says what is wrong, without colour codes, stacks and the names of the layers it came through. */
export function plainWords(raw: string): string {
  const lines = raw
    .replace(ansi, "")
    .replace(colourTag, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => !noise.some((pattern) => pattern.test(line)));
  let text = lines.join("\n").trim();
  for (let before = ""; before !== text; ) {
    before = text;
    for (const prefix of prefixes) text = text.replace(prefix, "").trimStart();
  }
  return text.replace(/\n{3,}/g, "\n\n").replace(unprotecting, unprotectingHere);
}

const consequences = [
  /^error serializing property/, // the property could not be worked out, which is told by itself
  /^(update|preview|destroy|refresh) (failed|canceled)$/i,
  /^One or more errors occurred/,
  /^resource monitor shut down while/i,
  /grpc: the client connection is closing$/,
  /^preview failed|^update failed/,
];

/**
 * Drops what only follows from another error ("update failed") and what is said twice. With `explained`, the reason is told
 * elsewhere, and what follows from it need not be told at all.
 */
export function causes(diagnostics: readonly Diagnostic[], explained = false): Diagnostic[] {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  const own = errors.filter((error) => !consequences.some((pattern) => pattern.test(error.message)));
  const seen = new Set<string>();
  return (own.length > 0 || explained ? own : errors).filter((error) => {
    const key = `${error.urn ?? ""} ${error.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
