import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { UnknownValueError, unknownCheckingProxy } from "@pulumi/policy";
import * as proxy from "@pulumi/policy/proxy";
import { AnalyzeRequest, AnalyzerResourceOptions, EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { buildPacks } from "../../policies/build";
import { type ResourceRule, type StackRule, undecided, violation } from "../../policies/rule";
import { typedRequest } from "../../policies/serving/dispatch";
import { policyOf } from "../../policies/serving/pack";
import { isUnknown } from "../../policies/vocabulary/values";
import { analyze, served } from "./analyze";
import { UNKNOWN } from "./cases";
import { RULE_TEXT } from "./rule-text";

const text = { ...RULE_TEXT, id: "test-rule" } as const;
const thing = { type: "test:index:Thing", props: { token: "hunter2" } };

const ruleOf = (judge: ResourceRule["judge"]): ResourceRule => ({ ...text, judge });

describe("policy framework", () => {
  it("judges only the types a rule names", async () => {
    const rule = ruleOf(() => [violation("No.")]);
    assert.equal((await analyze(rule, thing)).length, 1);
    assert.deepEqual(await analyze(rule, { ...thing, type: "test:index:Other" }), []);
  });

  it("decodes a resource once for all rules of its type, and not at all for other types", () => {
    const { analyze } = served([ruleOf(() => []), { ...ruleOf(() => []), id: "second-rule" }]).answers;
    const decodings = (type: string): number => {
      let times = 0;
      const decode = () => {
        times++;
        return new AnalyzeRequest().setOptions(new AnalyzerResourceOptions()).setProperties(new Struct());
      };
      analyze({ request: { type, decode } }, (error) => assert.ifError(error));
      return times;
    };
    assert.equal(decodings("test:index:Thing"), 1);
    assert.equal(decodings("test:index:Other"), 0);
  });

  it("reads the type of a resource from the bytes of its message", () => {
    for (const type of ["aws:lb/loadBalancer:LoadBalancer", "", "t".repeat(127), "t".repeat(128), "ä:ö:ü"]) {
      const message = new AnalyzeRequest().setType(type).setName("it");
      const request = typedRequest(Buffer.from(message.serializeBinary()));
      assert.equal(request.type, type);
      assert.equal(request.decode().getName(), "it");
    }
  });

  it("turns a rule that throws into a finding that blocks and quotes no value", async () => {
    const broken = ruleOf(function judge({ props }) {
      throw new TypeError(`cannot read ${props.token}`);
    });
    const stack: StackRule = {
      ...text,
      judgeStack() {
        throw "hunter2";
      },
    };
    for (const rule of [broken, stack]) {
      const [found, ...more] = await analyze(rule, thing);
      assert.deepEqual(more, []);
      assert.equal(found?.blocks, true);
      assert.match(found?.says ?? "", /^The rule itself failed \((TypeError in \w+|it threw something.*)\)/);
      assert.doesNotMatch(found?.text ?? "", /hunter2/);
    }
  });

  it("reports all unknown values of a resource in one advisory, beside its violations", async () => {
    const found = await analyze(
      ruleOf(() => [undecided("a"), violation("No."), undecided("b"), undecided("a"), violation("No.")]),
      thing,
    );
    assert.deepEqual(
      found.map(({ says, blocks }) => [says, blocks]),
      [
        ["No.", true],
        [
          "`a`, `b` are not known before the update. The rule will be judged at update, and stops it if violated.",
          false,
        ],
      ],
    );
  });

  it("judges what a resource for any CloudFormation type makes, once that is known", async () => {
    const rule = ruleOf(({ props }) => (props.scheme === "internal" ? [] : [violation("No.")]));
    const native = { ...rule, types: ["aws-native:test:Thing"] };
    const says = async (props: Record<string, unknown>) =>
      (await analyze(native, { type: "aws:cloudcontrol/resource:Resource", props })).map(
        (found) => found.says,
      );
    const typeName = "AWS::Test::Thing";
    assert.deepEqual(await says({ typeName, desiredState: '{"Scheme":"internal"}' }), []);
    assert.deepEqual(await says({ typeName, desiredState: "{}" }), ["No."]);
    assert.deepEqual(await says({ typeName: "AWS::Test::Other", desiredState: "{}" }), []);
    assert.match((await says({ typeName, desiredState: "{" }))[0] ?? "", /^`desiredState` does not hold/);
    assert.match((await says({ typeName, desiredState: UNKNOWN }))[0] ?? "", /^`desiredState` is not known/);
    assert.match(
      (await says({ typeName: UNKNOWN, desiredState: "{}" }))[0] ?? "",
      /^`typeName` is not known/,
    );
  });

  it("gives a rule its settings as configured, or their defaults", async () => {
    const settings = {
      days: { description: "Days.", default: 30, minimum: 1 },
      names: { description: "Names.", default: ["a"] },
    };
    const judged: unknown[] = [];
    const rule: ResourceRule<typeof settings> = {
      ...text,
      settings,
      judge(_, { days, names }) {
        judged.push([days, ...names]);
        return [];
      },
    };
    await analyze(rule, thing);
    await analyze(rule, thing, {
      configuration: { "test-rule": { values: { days: 7, names: ["b", "c"] } } },
    });
    assert.deepEqual(judged, [
      [30, "a"],
      [7, "b", "c"],
    ]);
    assert.deepEqual(policyOf(rule).configSchema, {
      properties: {
        days: { type: "number", description: "Days.", default: 30, minimum: 1 },
        names: { type: "array", items: { type: "string" }, description: "Names.", default: ["a"] },
      },
    });
  });

  it("does not block by an advisory rule, and does not say that it would", async () => {
    const found = await analyze(
      { ...ruleOf(() => [violation("No."), undecided("a")]), level: "advisory" },
      thing,
    );
    assert.deepEqual(
      found.map(({ says, blocks }) => [says, blocks]),
      [
        ["No.", false],
        ["`a` is not known before the update. The rule will be judged at update.", false],
      ],
    );
  });

  it("takes levels from the configuration", async () => {
    const rule = ruleOf(() => [violation("No.")]);
    const blocks = async (level: EnforcementLevel) =>
      (await analyze(rule, thing, { configuration: { "test-rule": { level } } })).map(
        (found) => found.blocks,
      );
    assert.deepEqual(await blocks(EnforcementLevel.MANDATORY), [true]);
    assert.deepEqual(await blocks(EnforcementLevel.REMEDIATE), [true]);
    assert.deepEqual(await blocks(EnforcementLevel.ADVISORY), [false]);
    assert.deepEqual(await blocks(EnforcementLevel.DISABLED), []);
  });

  it("knows every mark of the SDK for unknown values", () => {
    const marks = Object.entries(proxy).filter(([name]) => /^unknown\w+Value$/.test(name));
    assert.equal(marks.length, 7);
    for (const [name, mark] of marks) {
      assert.ok(isUnknown(mark), name);
      assert.throws(() => unknownCheckingProxy({ it: mark }).it, UnknownValueError);
    }
  });
});

describe("built packs", () => {
  it("are the same for the same sources, and a file that is right is left alone", async () => {
    const [file = ""] = await buildPacks();
    const [contents, { mtimeMs }] = [readFileSync(file), statSync(file)];
    await buildPacks();
    assert.ok(readFileSync(file).equals(contents));
    assert.equal(statSync(file).mtimeMs, mtimeMs);
  });

  it("load neither @pulumi/aws nor the whole Pulumi SDK", async () => {
    for (const file of await buildPacks()) {
      const loaded = /require\("([^"]+)"\)/g;
      const names = [...readFileSync(file, "utf8").matchAll(loaded)].map(([, name]) => name ?? "");
      assert.deepEqual(
        names.filter((name) => /^@pulumi\/(pulumi$|aws)/.test(name)),
        [],
      );
    }
  });

  it("print nothing but the port", async () => {
    const [file = ""] = await buildPacks();
    const script = `
      const { log } = console;
      console.log = (...words) => { log(...words); setImmediate(() => process.exit(0)); };
      require(${JSON.stringify(file)});`;
    const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
      cwd: path.dirname(path.dirname(file)),
      encoding: "utf8",
    });
    assert.match(stdout, /^\d+\n$/);
    assert.equal(stderr, "");
  });
});
