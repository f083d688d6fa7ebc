/**
 * @typedef {object} RuntimeOptions the `runtime.options` of Pulumi.yaml or PulumiPolicy.yaml
 * @property {boolean} typescript load TypeScript through ts-node; default true
 * @property {string | undefined} tsconfig
 * @property {string[]} nodeArguments `nodeargs`, split as a shell would
 * @property {boolean} production install without devDependencies; default false
 * @property {boolean} stackIndependent of policy packs: asks nothing of the stack it judges, so that one process may
 *   serve many stacks; ours alone, other hosts ignore it; default false
 */

/**
 * @param {import("google-protobuf/google/protobuf/struct_pb").Struct | undefined} struct
 * @returns {RuntimeOptions}
 * @throws {Error} naming the option of the wrong type
 */
function runtimeOptions(struct) {
  /** @type {Record<string, unknown>} */
  const given = struct?.toJavaScript() ?? {};
  return {
    typescript: flag(given, "typescript", true),
    tsconfig: text(given, "tsconfig"),
    nodeArguments: shellWords(text(given, "nodeargs") ?? ""),
    production: flag(given, "production", false),
    stackIndependent: flag(given, "stackIndependent", false),
  };
}

/**
 * What the programs that @pulumi/pulumi runs us through read of the options.
 *
 * @param {RuntimeOptions} options
 * @returns {Record<string, string>}
 */
function optionsEnvironment(options) {
  return {
    ...(options.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true" } : {}),
    ...(options.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
  };
}

/**
 * @param {Record<string, unknown>} given
 * @param {string} name
 * @param {boolean} fallback
 */
function flag(given, name, fallback) {
  const value = given[name] ?? fallback;
  if (typeof value !== "boolean")
    throw new Error(`runtime option ${name} must be true or false, not ${JSON.stringify(value)}`);
  return value;
}

/**
 * @param {Record<string, unknown>} given
 * @param {string} name
 */
function text(given, name) {
  const value = given[name];
  if (value !== undefined && typeof value !== "string") {
    throw new Error(`runtime option ${name} must be text, not ${JSON.stringify(value)}`);
  }
  return value;
}

/**
 * Splits a command line into words: blanks separate, quotes hold together, a backslash takes the next character as it is.
 *
 * @param {string} line
 * @returns {string[]}
 */
function shellWords(line) {
  const words = line.match(/(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')+/gs) ?? [];
  const quoted = /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'/gs;
  return words.map((word) =>
    word.replace(
      quoted,
      (_, escaped, double, single) => escaped ?? double?.replace(/\\(["\\$`])/g, "$1") ?? single,
    ),
  );
}

module.exports = { optionsEnvironment, runtimeOptions, shellWords };
