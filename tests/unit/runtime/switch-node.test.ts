import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { bootDocument, cloudConfig, maximumBootDocumentBytes } from "../../../runtime/boot-document";
import { readSettings } from "../../../runtime/recordings/settings";
import { switchDefaults } from "../../../runtime/switch-configuration";
import { switchNode } from "../../../runtime/switch-node";

const node = switchNode({
  domain: "sip.example.com",
  sipPort: 5060,
  rtp: { from: 16_384, to: 32_767 },
  ...switchDefaults,
  edgeNetworks: ["10.0.0.0/19", "10.0.64.0/19", "10.0.128.0/19", "10.0.192.0/19"],
  menus: [],
  recordings: { bucket: "recordings-1234", region: "eu-central-1", prefix: "calls/" },
  launchHookName: "launch",
});

function content(path: string): string {
  const file = node.files.find((each) => each.path === path);
  assert.ok(file, path);
  return file.content;
}

function environment(path: string): Record<string, string> {
  return Object.fromEntries(
    content(path)
      .trim()
      .split("\n")
      .map((line) => line.split("=") as [string, string]),
  );
}

function secondsOf(unit: string, name: string): number {
  return Number(new RegExp(`^${name}=(\\d+)$`, "m").exec(content(`/etc/systemd/system/${unit}`))?.[1]);
}

describe("a switch node", () => {
  it("has a boot document that EC2 takes, with room for menus", () => {
    const document = bootDocument(node);
    assert.equal(gunzipSync(document).toString(), cloudConfig(node));
    assert.ok(document.length < maximumBootDocumentBytes * 0.75, `${document.length} bytes`);
  });

  it("starts the uploader beside FreeSWITCH, and is in service only when both run", () => {
    const { runcmd, write_files: files } = JSON.parse(cloudConfig(node).replace(/^#cloud-config\n/, "")) as {
      runcmd: string[][];
      write_files: { path: string; content: string }[];
    };
    const units = ["recordings-uploader.service", "freeswitch.service"];
    assert.deepEqual(runcmd[0], ["systemctl", "enable", "--now", ...units]);
    const script = files.find(({ path }) => path === runcmd[1]?.[0])?.content ?? "";
    // One at a time: asked about several, systemctl is content with one that runs.
    const asked = script.split("\n").filter((line) => line.startsWith("systemctl is-active "));
    assert.deepEqual(
      asked,
      units.map((unit) => `systemctl is-active --quiet ${unit}`),
    );
  });

  it("hands the uploader settings that it takes", () => {
    const settings = readSettings(environment("/etc/freeswitch/recordings.env"));
    assert.equal(settings.bucket, "recordings-1234");
    assert.equal(settings.prefix, "calls/");
    assert.equal(settings.eventSocketPort, switchDefaults.eventSocketPort);
    assert.ok(content("/etc/freeswitch/values.xml").includes(`recordings=${settings.directory}"`));
  });

  it("gives both units longer to stop than they wait", () => {
    const { SWITCH_STOP_SECONDS = "" } = environment("/etc/freeswitch/switch.env");
    const { RECORDINGS_FLUSH_SECONDS = "" } = environment("/etc/freeswitch/recordings.env");
    assert.ok(secondsOf("freeswitch.service", "TimeoutStopSec") >= Number(SWITCH_STOP_SECONDS) + 15);
    assert.ok(
      secondsOf("recordings-uploader.service", "TimeoutStopSec") >= Number(RECORDINGS_FLUSH_SECONDS) + 15,
    );
  });

  it("stops the uploader after FreeSWITCH, and does not stop FreeSWITCH with it", () => {
    assert.match(content("/etc/systemd/system/recordings-uploader.service"), /^Before=freeswitch\.service$/m);
    const unit = content("/etc/systemd/system/freeswitch.service");
    assert.match(unit, /^Wants=.*\brecordings-uploader\.service$/m);
    assert.doesNotMatch(unit, /^(Requires|BindsTo|PartOf)=/m);
  });

  it("holds no secret", () => {
    const text = cloudConfig(node);
    assert.doesNotMatch(text, /ClueCon|AKIA[0-9A-Z]{16}|aws_secret_access_key|BEGIN [A-Z ]*PRIVATE KEY/i);
    const passwords = Array.from(
      text.matchAll(/password[^\n]{0,40}value=\\?"([^"\\]*)/gi),
      ([, value]) => value,
    );
    assert.deepEqual(passwords, ["$${event_socket_password}"]);
  });
});
