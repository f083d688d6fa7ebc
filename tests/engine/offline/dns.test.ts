import assert from "node:assert/strict";
import * as path from "node:path";
import { checkout, useSandbox } from "../support";
import { program } from "../toolchain/programs";

const source = `import * as aws from "@pulumi/aws";
import { Config } from "@pulumi/pulumi";
import { SipDns } from ${JSON.stringify(path.join(checkout, "components", "front-door", "dns"))};

new SipDns(
  "sip",
  {
    hostname: "sip.example.com",
    zone: { mode: "create", name: "example.com" },
    ttlSeconds: 60,
    weight: 200,
    accelerator: {
      dnsName: "a.awsglobalaccelerator.com",
      dualStackDnsName: "a.dualstack.awsglobalaccelerator.com",
      hostedZoneId: "Z2BJ6XQ5FK7U4H",
    },
    protect: false,
    ...new Config().requireObject("dns"),
  },
  { providers: { aws: new aws.Provider("aws", { region: "us-west-2" }) } },
);
`;

const legacy = { hostname: "old.example.org", weight: 55 };
const kinds = {
  "a CNAME": { args: { record: "cname", dualStack: true }, records: ["CNAME accelerator"] },
  "a CNAME beside a legacy one": {
    args: { record: "cname", dualStack: true, legacy },
    records: ["CNAME accelerator", "CNAME legacy"],
  },
  "an alias": { args: { record: "alias", dualStack: false }, records: ["A"] },
  "an alias with dual stack": { args: { record: "alias", dualStack: true }, records: ["A", "AAAA"] },
};
type Kind = keyof typeof kinds;

/** Every change of kind, each once. */
const journey: Kind[] = [
  "a CNAME",
  "an alias with dual stack",
  "a CNAME beside a legacy one",
  "an alias with dual stack",
  "an alias",
  "a CNAME beside a legacy one",
  "an alias",
  "a CNAME",
];

describe("the record of the SIP endpoint in Route 53", function () {
  this.timeout(120_000);
  const sandbox = useSandbox();
  let cwd = "";

  before(async () => {
    cwd = sandbox().project("dns", program("dns", source));
    await sandbox().pulumi(["stack", "init", "dev"], { cwd });
    await up("an alias with dual stack");
  });

  let last: Kind = "an alias with dual stack";
  for (const kind of journey) {
    const title = `goes from ${last} to ${kind} in one update, never without an answer`;
    last = kind;
    it(title, async () => {
      assert.match(await up(kind), /^ ~ +aws:route53:Record sip updated/m);
      assert.deepEqual(await records(), kinds[kind].records);
    });
  }

  /** The progress, a line a step. */
  async function up(kind: Kind): Promise<string> {
    const config = ["--config", `dns=${JSON.stringify(kinds[kind].args)}`];
    const args = ["up", "--stack", "dev", ...config, "--yes", "--skip-preview"];
    const { code, stdout, stderr } = await sandbox().pulumi(args, { cwd });
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  }

  async function records(): Promise<string[]> {
    const { deployment } = await sandbox().exportStack("dev", { cwd });
    return (deployment.resources ?? [])
      .filter(({ type }) => type === "aws:route53/record:Record")
      .map(({ inputs = {} }) => [inputs.type, inputs.setIdentifier].filter(Boolean).join(" "))
      .sort();
  }
});
