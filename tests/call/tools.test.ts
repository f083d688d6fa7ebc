import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { type BootFile, type BootValues, cloudConfig } from "../../runtime/boot-document";
import { type EdgeValues, edgeChecks } from "../../runtime/edge-values";
import { mediaNode } from "../../runtime/media-node";
import { switchDefaults } from "../../runtime/switch-configuration";
import { switchNode } from "../../runtime/switch-node";
import { secrets } from "./harness/addresses";
import { checkConfiguration, testValues } from "./harness/edge";

const execute = promisify(execFile);

const nodes: Readonly<Record<string, BootValues>> = {
  media: mediaNode({
    controlPort: 2223,
    healthPort: 9900,
    rtp: { from: 30_000, to: 39_999 },
    maximumSessions: 2000,
    launchHookName: "launch",
  }),
  switch: switchNode({
    domain: "sip.example.com",
    sipPort: 5060,
    rtp: { from: 16_384, to: 32_767 },
    ...switchDefaults,
    edgeNetworks: ["10.0.0.0/19"],
    menus: [
      {
        name: "reception",
        greeting: "welcome.wav",
        invalid: "invalid.wav",
        timeoutSeconds: 5,
        choices: { "1": "sales", "#": "alice" },
      },
    ],
    recordings: { bucket: "recordings", region: "eu-central-1", prefix: "calls/" },
    launchHookName: "launch",
  }),
};

/** All that a node's boot document writes. */
function documentFiles(node: BootValues): readonly BootFile[] {
  return JSON.parse(cloudConfig(node).replace(/^#cloud-config\n/, "")).write_files;
}

/** Runs a tool; its own words are the error. */
async function passes(program: string, ...args: readonly string[]): Promise<void> {
  try {
    await execute(program, args);
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    assert.fail(`${program} ${args.join(" ")}:\n${stdout}${stderr}`);
  }
}

describe("what the daemons and tools say of the rendered files", () => {
  let directory: string;
  before(() => {
    directory = mkdtempSync(join(tmpdir(), "tools-"));
  });
  after(() => rmSync(directory, { recursive: true, force: true }));

  describe("kamailio -c takes the edge's configuration", () => {
    const variants: readonly (readonly [title: string, values: Partial<EdgeValues>])[] = [
      ["with every check", {}],
      ["without recording", { recordCalls: false }],
      ["for clients without Origin", { clientsWithoutOrigin: true, origins: ["https://*.example.com"] }],
      ...edgeChecks.map((check): [string, Partial<EdgeValues>] => [`without ${check}`, { without: [check] }]),
      ["without any check", { without: edgeChecks }],
    ];
    for (const [title, values] of variants) {
      it(title, () => checkConfiguration(directory, testValues(0, { values }), secrets.current));
    }

    it("and refuses to start without a secret, or with one that would end its quotes", async () => {
      await assert.rejects(
        checkConfiguration(directory, testValues(0, {}), ""),
        /SIP_CREDENTIAL_CURRENT is empty/,
      );
      await assert.rejects(
        checkConfiguration(directory, testValues(0, {}), 'a")x'),
        /more than base64 characters/,
      );
    });
  });

  it("shellcheck finds nothing in the scripts", async () => {
    const scripts = Object.entries(nodes).flatMap(([name, node]) =>
      documentFiles(node)
        .filter(({ content }) => content.startsWith("#!"))
        .map(({ path, content }) => ({ file: `${name}${path.replaceAll("/", "_")}`, content })),
    );
    assert.deepEqual(scripts.map(({ file }) => file).sort(), [
      "media_usr_local_lib_voip-cells_rtpengine-start",
      "media_usr_local_lib_voip-cells_rtpengine-stop",
      "media_usr_local_sbin_voip-cells-in-service",
      "switch_usr_local_lib_voip-cells_freeswitch-start",
      "switch_usr_local_lib_voip-cells_freeswitch-stop",
      "switch_usr_local_sbin_voip-cells-in-service",
    ]);
    for (const { file, content } of scripts) writeFileSync(join(directory, file), content);
    const runtime = join(__dirname, "../../runtime");
    await passes(
      "shellcheck",
      ...scripts.map(({ file }) => join(directory, file)),
      join(runtime, "kamailio/start.sh"),
      join(runtime, "image/build.sh"),
    );
  });

  for (const [name, node] of Object.entries(nodes)) {
    it(`systemd takes the units of a ${name} node`, async () => {
      const root = join(directory, name);
      for (const { path, content } of node.files) {
        const file = join(root, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content);
        chmodSync(file, 0o755);
      }
      const units = node.files.filter(({ path }) => path.endsWith(".service"));
      assert.deepEqual(
        units.map(({ path }) => basename(path)).sort(),
        [node.unit, ...(node.helperUnits ?? [])].sort(),
      );
      // The programs of the units are where the boot document puts them, below the root of a machine.
      const files = units.map(({ path, content }) => {
        const file = join(root, basename(path));
        writeFileSync(file, content.replaceAll("=/usr/local", `=${root}/usr/local`));
        return file;
      });
      await passes("systemd-analyze", "verify", "--man=no", ...files);
    });

    it(`cloud-init takes the boot document of a ${name} node`, async () => {
      const file = join(directory, `${name}.yaml`);
      writeFileSync(file, cloudConfig(node));
      await passes("cloud-init", "schema", "--config-file", file);
    });
  }
});
