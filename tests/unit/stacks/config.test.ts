import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatMistake, listEnvironments, loadEnvironment, stackDirectory } from "../../../stacks/config";
import { badConfigs } from "./bad-configs";
import { cell, changed, errorOf, good, withStackFiles } from "./support";

describe("configuration of an environment", () => {
  describe("each mistake has its place, value, rule and cure", () => {
    for (const { title, files, file, key, value, rule, cure } of badConfigs) {
      it(title, () => {
        const { mistakes } = errorOf(changed(files));
        assert.deepEqual(
          mistakes.map((mistake) => [mistake.file, mistake.key]),
          [[file, key]],
          mistakes.map(formatMistake).join("\n"),
        );
        const [mistake] = mistakes;
        assert.deepEqual(mistake?.value, value);
        assert.match(mistake?.rule ?? "", rule);
        assert.match(mistake?.cure ?? "", cure);
      });
    }
  });

  it("says what no terminal can show of a value or a key", () => {
    const entries = { "voip-cells:\u001b[31m": 1, "voip-cells:edge": { maxTasks: Number.NaN } };
    const { error } = errorOf(changed({ "dev-eu-central-1": entries }));
    assert.match(error.message, /: \\u\{1b\}\[31m: 1 is not a setting/);
    assert.match(error.message, /edge\.maxTasks: NaN must be/);
  });

  it("says of one value once what is wrong with it", () => {
    const { mistakes } = errorOf(changed({ "dev-eu-central-1": { "voip-cells:edge": { maxTasks: 1e23 } } }));
    assert.equal(mistakes.length, 1, mistakes.map(formatMistake).join("\n"));
  });

  it("takes anchors, merge keys, a byte order mark and the line ends of Windows", () => {
    const text =
      "\ufeffconfig:\n  aws:region: &region eu-west-1\n  voip-cells:tags: { place: *region }\n" +
      "  voip-cells:network:\n    <<: { cidrBlock: 10.21.0.0/16 }\n";
    const files = changed({ "dev-eu-west-1": text.replaceAll("\n", "\r\n") });
    const { cells } = withStackFiles(files, (directory) => loadEnvironment("dev", { directory }));
    assert.equal(cells[1]?.network.cidrBlock, "10.21.0.0/16");
    assert.equal(cells[1]?.tags.place, "eu-west-1");
  });

  it("refuses a file that is not UTF-8, and a folder in the place of a file", () => {
    withStackFiles(good, (directory) => {
      writeFileSync(
        join(directory, "Pulumi.dev-eu-west-1.yaml"),
        Buffer.from("\ufeffconfig: {}\n", "utf16le"),
      );
      mkdirSync(join(directory, "Pulumi.dev-eu-west-2.yaml"));
      assert.throws(
        () => loadEnvironment("dev", { directory }),
        /dev-eu-west-1\.yaml: is not text in UTF-8\. .*\n.*dev-eu-west-2\.yaml: can't be read: EISDIR/,
      );
    });
  });

  it("reports all mistakes of all files at once, one a line", () => {
    const { error, mistakes } = errorOf(
      changed({
        "dev-global": {
          "voip-cells:domain": "sip.example.com",
          "voip-cells:dns": { record: "txt", ttlSeconds: 0 },
        },
        "dev-eu-central-1": {
          "voip-cells:media": { minSize: 0, maxSize: 500 },
          "voip-cells:edge": { minTask: 2 },
        },
        "dev-eu-west-1": { "aws:region": "us-east-1", "voip-cells:network": { cidrBlock: "10.20.0.0/16" } },
      }),
    );
    assert.deepEqual(mistakes.map(({ key }) => key).sort(), [
      "aws:region",
      "dns.record",
      "dns.ttlSeconds",
      "domain",
      "edge.minTask",
      "media.maxSize",
      "media.minSize",
      "network.cidrBlock",
    ]);
    assert.match(
      error.message,
      /^8 mistakes in the configuration of environment dev; nothing was changed\.\n/,
    );
    assert.equal(error.message.split("\n").length, 9);
    assert.match(
      error.message,
      /\/Pulumi\.dev-eu-west-1\.yaml: network\.cidrBlock: "10\.20\.0\.0\/16" overlaps 10\.20\.0\.0\/16 of \S+\/Pulumi\.dev-eu-central-1\.yaml\. Give each cell its own range, for example "10\.21\.0\.0\/16"\./,
    );
  });

  it("never shows an encrypted value", () => {
    const { error } = errorOf(
      changed({ "dev-global": { "voip-cells:tags": { token: { secure: "v1:cipher:text" } } } }),
    );
    assert.match(error.message, /tags\.token: is encrypted/);
    assert.doesNotMatch(error.message, /cipher/);
  });

  it("names the environments that there are when asked for another", () => {
    const { mistakes } = errorOf(good, "dve");
    assert.equal(mistakes[0]?.rule, "is not there");
    assert.match(mistakes[0]?.cure ?? "", /Did you mean "dev"\?/);
  });

  it("fills in defaults, and those that follow from other settings", () => {
    const files = changed({ "dev-us-west-1": cell("us-west-1", "10.22.0.0/16") });
    withStackFiles(files, (directory) => {
      const { global, cells } = loadEnvironment("dev", { directory });
      assert.deepEqual(global.dns.zone, { mode: "lookup", name: "dev.example.com" });
      assert.deepEqual(global.cellRegions, ["eu-central-1", "eu-west-1", "us-west-1"]);
      assert.deepEqual(
        cells.map(({ stack, region, network }) => [stack, region, network.availabilityZones]),
        [
          ["dev-eu-central-1", "eu-central-1", 3],
          ["dev-eu-west-1", "eu-west-1", 3],
          ["dev-us-west-1", "us-west-1", 2],
        ],
      );
      assert.deepEqual(new Set(cells.map(({ globalStack }) => globalStack)), new Set(["dev-global"]));
      assert.equal(global.protect, true);
    });
  });

  it("takes values as `pulumi config set` writes them", () => {
    const files = changed({
      "dev-global": { "voip-cells:protect": "false", "voip-cells:tags": '{"team":"voice"}' },
      "dev-eu-west-1": `config:\n  aws:region: eu-west-1\n  voip-cells:network: {cidrBlock: 10.21.0.0/16}\n`,
    });
    withStackFiles(files, (directory) => {
      const { global } = loadEnvironment("dev", { directory });
      assert.equal(global.protect, false);
      assert.deepEqual(global.tags, { team: "voice" });
    });
  });

  it("takes an account id without quotes unless YAML would change it", () => {
    const text = (id: string) =>
      `config:\n  aws:region: eu-central-1\n  voip-cells:domain: example.com\n  voip-cells:accountId: ${id}\n`;
    withStackFiles({ "dev-global": text("111122223333") }, (directory) => {
      assert.equal(loadEnvironment("dev", { directory }).global.accountId, "111122223333");
    });
    const { mistakes } = errorOf({ "dev-global": text("012345678901") });
    assert.match(mistakes[0]?.cure ?? "", /leading zero/);
  });

  it("lets an environment move to dual stack cell by cell, the accelerator last", () => {
    withStackFiles(
      changed({ "dev-global": { "voip-cells:accelerator": { dualStack: false } } }),
      (directory) => {
        assert.equal(loadEnvironment("dev", { directory }).cells[0]?.network.dualStack, true);
      },
    );
  });

  it("leaves the keys of other programs alone", () => {
    withStackFiles(
      changed({ "dev-global": { "pulumi:tags": { a: "b" }, "widget:color": "red" } }),
      (directory) => {
        assert.equal(loadEnvironment("dev", { directory }).global.domain, "dev.example.com");
      },
    );
  });

  it("finds this project's own environments without a mistake", () => {
    assert.deepEqual(listEnvironments(), ["dev", "prod"]);
    assert.equal(loadEnvironment("dev").global.protect, false);
    const { global, cells } = loadEnvironment("prod", { directory: stackDirectory });
    assert.equal(global.accountId, "111122223333");
    assert.deepEqual(
      cells.map(({ network, protect }) => [
        network.availabilityZones,
        network.natGateways,
        network.dualStack,
        protect,
      ]),
      [
        [3, "OnePerAz", true, true],
        [3, "OnePerAz", true, true],
      ],
    );
  });
});
