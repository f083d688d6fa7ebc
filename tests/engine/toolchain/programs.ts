/** Small Pulumi programs and packs that need no provider but the engine's own. */

import { checkout } from "../support";

const projectFile = (name: string) => `name: ${name}
main: index.ts
runtime:
  name: nodejs
  options:
    typescript: false
    nodeargs: --require ${checkout}/toolchain/register.js
`;

const packageFile = (name: string) => JSON.stringify({ name, version: "1.0.0" });

export function program(name: string, source: string): Record<string, string> {
  return { "Pulumi.yaml": projectFile(name), "package.json": packageFile(name), "index.ts": source };
}

/** Exports what it knows of itself, and what a dynamic resource made of it. */
export const producer = program(
  "producer",
  `import * as pulumi from "@pulumi/pulumi";

const provider: pulumi.dynamic.ResourceProvider = {
  create: async (inputs) => ({ id: "made", outs: { greeting: \`hello \${inputs.whom}\` } }),
};

class Greeting extends pulumi.dynamic.Resource {
  declare readonly greeting: pulumi.Output<string>;
  constructor(name: string, whom: string) {
    super(provider, name, { whom, greeting: undefined });
  }
}

export = async () => {
  const config = new pulumi.Config();
  const greeting = new Greeting("greeting", config.require("whom"));
  return { greeting: greeting.greeting, stack: pulumi.getStack(), token: config.requireSecret("token") };
};
`,
);

/** Reads the producer's outputs through a stack reference. */
export const consumer = program(
  "consumer",
  `import { StackReference } from "@pulumi/pulumi";

export const heard = new StackReference("organization/producer/here").requireOutput("greeting");
`,
);

/** A policy pack that reports to whom it was told it speaks. */
export const identityPack = (options: Record<string, boolean> = {}): Record<string, string> => ({
  "PulumiPolicy.yaml": `main: index.js\nruntime:\n  name: nodejs\n  options: ${JSON.stringify(options)}\n`,
  "package.json": packageFile("identity"),
  "index.js": `const { PolicyPack } = require("@pulumi/policy");
const keys = ["ORGANIZATION", "PROJECT", "STACK", "DRY_RUN"];
const told = keys.map((key) => process.env["PULUMI_NODEJS_" + key]).join(" ");
const whom = JSON.parse(process.env.PULUMI_CONFIG ?? "{}")["producer:whom"];
const compiler = Object.keys(require.cache).some((file) => file.includes("/node_modules/typescript/"));
const loaded = compiler ? "with" : "without";
new PolicyPack("identity", {
  policies: [{
    name: "says", description: "says", enforcementLevel: "advisory",
    validateStack: (args, report) => report(\`[\${told} \${whom}] \${args.resources.length} resources, process \${process.pid}, \${loaded} a compiler, \${process.env.STARTED ?? "on demand"}\`),
  }],
});
`,
});

/** Notes its process id in a file and waits; when it is asked to stop, it notes that too. */
export const patient = (pidFile: string): Record<string, string> =>
  program(
    "patient",
    `import { writeFileSync } from "node:fs";
import "@pulumi/pulumi";

process.on("SIGINT", () => { writeFileSync(${JSON.stringify(`${pidFile}.asked`)}, ""); process.exit(0); });
writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));
setInterval(() => {}, 1000);
`,
  );
