import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

const root = path.resolve(__dirname, "../../..");

/** Top-level folders (and files) and what each may import of the others; packages are judged below. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["stacks"],
  stacks: ["components", "runtime", "policies/constants.ts", "package.json"],
  components: ["runtime", "policies/constants.ts"],
  runtime: [],
  policies: [],
  offline: ["toolchain/code-cache.js", "toolchain/late-optimization.js", "toolchain/register.js"],
  toolchain: [],
  cli: [
    "index.ts",
    "stacks/config.ts",
    "stacks/outputs.ts",
    "toolchain",
    "policies/adoption/baseline.ts",
    "policies/packs.ts",
    "policies/judging",
    "policies/rule.ts",
    "policies/reachability",
  ],
  docs: ["stacks", "components", "policies", "toolchain/register.js"],
  examples: ["stacks/outputs.ts"],
  bench: ["cli", "stacks", "runtime", "toolchain", "policies", "tests"],
  tests: ["*"],
};

/** Packages a folder may import; node built-ins are free to all. Folders that are not here may import any dependency. */
const allowedPackages: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  policies: [
    "@pulumi/policy",
    "@pulumi/pulumi",
    "@grpc/grpc-js",
    "google-protobuf",
    "ipaddr.js",
    "yaml",
    "esbuild",
  ],
  offline: ["@pulumi/pulumi", "@grpc/grpc-js", "google-protobuf", "ipaddr.js"],
};

/** What a folder deeper down may import as well: the uploader is bundled, the rest of runtime is read by the program. */
const allowedDeeper: Readonly<Record<string, readonly string[]>> = {
  "runtime/recordings/": ["@aws-sdk/client-s3", "esbuild"],
};

/** The AWS SDK that the Lambda runtime brings. */
const broughtByLambda = ["@aws-sdk/client-ec2"];

describe("imports", () => {
  const files = sources(root);

  it("go one way between folders", () => {
    const wrong = files.flatMap((file) => {
      const from = area(file);
      return localImports(file)
        .filter((target) => area(target) !== from && !mayImport(from, target))
        .map((target) => `${relative(file)} imports ${relative(target)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it("lead in no circle from folder to folder; tests may borrow from each other", () => {
    const product = files.filter((file) => area(file) !== "tests");
    const imports = product.flatMap((file) =>
      localImports(file).map((target) => ({ from: folder(file), to: folder(target), file, target })),
    );
    assert.deepEqual(
      circle(imports.filter(({ from, to }) => from !== to)).map(
        ({ file, target }) => `${relative(file)} imports ${relative(target)}`,
      ),
      [],
    );
  });

  it("take only the packages that a folder may have", () => {
    const wrong = files.flatMap((file) => {
      const packages = allowedPackages[area(file)];
      if (packages === undefined) return [];
      return packageImports(file)
        .filter((name) => ![...packages, ...broughtByLambda, ...deeperPackages(file)].includes(name))
        .map((name) => `${relative(file)} imports ${name}`);
    });
    assert.deepEqual(wrong, []);
  });

  it("know every folder that there is", () => {
    const areas = [...new Set(files.map(area))].sort();
    assert.deepEqual(
      areas,
      areas.filter((name) => name in allowed),
      "give each folder its line in the table above",
    );
    assert.ok(areas.includes("components") && areas.includes("offline"), "nothing was read");
  });
});

function deeperPackages(file: string): string[] {
  return Object.entries(allowedDeeper).flatMap(([folder, packages]) =>
    relative(file).startsWith(folder) ? packages : [],
  );
}

function mayImport(from: string, target: string): boolean {
  const rules = allowed[from] ?? [];
  return rules.some(
    (rule) => rule === "*" || relative(target) === rule || relative(target).startsWith(`${rule}/`),
  );
}

function sources(directory: string): string[] {
  return fs.readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith(".") || ["node_modules", "bin"].includes(entry.name)) return [];
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) return sources(full);
    return /\.(ts|js)$/.test(entry.name) ? [full] : [];
  });
}

function relative(file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}

function area(file: string): string {
  return relative(file).split("/")[0] ?? "";
}

/** The folder within an area, such as `components/edge`; a file that lies in the area itself stands for itself. */
function folder(file: string): string {
  const [name = "", inside = "", ...rest] = relative(file).split("/");
  return rest.length === 0 ? relative(file) : `${name}/${inside}`;
}

/** What is left when all is taken away that begins where nothing ends, or ends where nothing begins. */
function circle<Import extends { from: string; to: string }>(imports: readonly Import[]): readonly Import[] {
  const beginnings = new Set(imports.map(({ from }) => from));
  const ends = new Set(imports.map(({ to }) => to));
  const left = imports.filter(({ from, to }) => ends.has(from) && beginnings.has(to));
  return left.length === imports.length ? left : circle(left);
}

/** What a file imports, by any form: `from "x"`, `import "x"`, `import("x")`, `require("x")`. */
function specifiers(file: string): string[] {
  const text = fs.readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const pattern = /(?:^|[\s;(])(?:from|import|require)\s*\(?\s*"([^"\n]+)"/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

function localImports(file: string): string[] {
  return specifiers(file)
    .filter((name) => name.startsWith("."))
    .map((name) => resolveLocal(path.resolve(path.dirname(file), name)));
}

function resolveLocal(base: string): string {
  const candidates = [
    base,
    `${base}.ts`,
    `${base}.js`,
    path.join(base, "index.ts"),
    path.join(base, "index.js"),
  ];
  return candidates.find((file) => fs.existsSync(file) && fs.statSync(file).isFile()) ?? base;
}

function packageImports(file: string): string[] {
  return specifiers(file)
    .filter((name) => /^[@a-z]/.test(name) && !name.startsWith("node:"))
    .map((name) =>
      name
        .split("/")
        .slice(0, name.startsWith("@") ? 2 : 1)
        .join("/"),
    );
}
