import assert from "node:assert/strict";
import {
  type SwitchValues,
  switchConfiguration,
  switchDefaults,
} from "../../../runtime/switch-configuration";
import { assertGolden } from "./golden";
import { allElements, readXml, type XmlElement } from "./xml";

const values: SwitchValues = {
  domain: "sip.example.com",
  sipPort: 5060,
  rtp: { from: 16_384, to: 32_767 },
  ...switchDefaults,
  edgeNetworks: ["10.0.0.0/19", "10.0.64.0/19"],
  menus: [
    {
      name: "main",
      greeting: "welcome.wav",
      invalid: "invalid.wav",
      timeoutSeconds: 5,
      choices: { "1": "sales", "2": "menu-support", "0": "operator" },
    },
  ],
};

const files = switchConfiguration(values);
const trees = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, readXml(text, name)]));
const elements = Object.values(trees).flatMap(allElements);

function find(name: string, attribute: string): string[] {
  return elements
    .filter((element) => element.name === name)
    .map((element) => element.attributes[attribute] ?? "");
}

function parameters(root: XmlElement | undefined): Record<string, string | undefined> {
  const params = root ? allElements(root).filter((element) => element.name === "param") : [];
  return Object.fromEntries(params.map(({ attributes }) => [attributes.name, attributes.value]));
}

/** The module that gives each application and dialplan word in use. */
const applicationModules: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "set",
    "export",
    "answer",
    "ivr",
    "hangup",
    "record_session",
    "play_and_get_digits",
    "transfer",
    "playback",
    "bridge",
    "respond",
    "ring_ready",
  ].map((application) => [application, "mod_dptools"]),
);

describe("the configuration of a switch", () => {
  it("is the kept files", () => {
    for (const name of ["values.xml", "autoload_configs/acl.conf.xml", "autoload_configs/ivr.conf.xml"]) {
      assertGolden(`freeswitch/${name}`, files[name] ?? "");
    }
  });

  it("includes only what is there, and all that is there", () => {
    const patterns = find("X-PRE-PROCESS", "data").filter(
      (_, index) => find("X-PRE-PROCESS", "cmd")[index] === "include",
    );
    const included = patterns.map((pattern) => pattern.replace("../", "").replace("*.xml", ""));
    const others = Object.keys(files).filter((name) => name !== "freeswitch.xml");
    assert.deepEqual(
      others.filter((name) => !included.some((start) => name.startsWith(start))),
      [],
    );
    assert.deepEqual(
      included.filter((start) => !others.some((name) => name.startsWith(start))),
      [],
    );
  });

  it("defines every global variable that it uses", () => {
    const sets = elements.filter(
      ({ name, attributes }) => name === "X-PRE-PROCESS" && attributes.cmd !== "include",
    );
    const defined = sets.map(({ attributes }) => (attributes.data ?? "").split("=")[0] ?? "");
    const used = Object.values(files).flatMap((text) =>
      Array.from(text.matchAll(/\$\$\{(\w+)\}/g), ([, name]) => name ?? ""),
    );
    assert.deepEqual(
      [...new Set(used)].filter((name) => !defined.includes(name)),
      [],
    );
    assert.deepEqual(
      defined.filter((name) => !used.includes(name)),
      [],
    );
  });

  it("loads each module once, and each that is configured or used", () => {
    const loaded = find("load", "module");
    assert.equal(new Set(loaded).size, loaded.length);
    assert.deepEqual([...new Set(find("load", "critical"))], ["true"], "ready without a module is not ready");
    for (const application of find("action", "application")) {
      assert.ok(
        loaded.includes(applicationModules[application] ?? application),
        `${application} has its module`,
      );
    }
    const configured = Object.keys(files).flatMap(
      (name) => /autoload_configs\/(\w+)\.conf/.exec(name)?.[1] ?? [],
    );
    const ofCore = ["modules", "switch", "acl", "ivr"];
    assert.deepEqual(
      configured.filter((name) => !ofCore.includes(name) && !loaded.includes(`mod_${name}`)),
      [],
    );
  });

  it("keeps no stock password and no default extension", () => {
    const text = Object.values(files).join("\n");
    assert.doesNotMatch(text, /ClueCon|\b1234\b|default_password|voicemail|conference/i);
    assert.equal(
      parameters(trees["autoload_configs/event_socket.conf.xml"]).password,
      "$${event_socket_password}",
    );
  });

  it("has one SIP profile that only the edge reaches, and that nothing can be moved by", () => {
    assert.deepEqual(
      find("profile", "name").filter((name) => name !== "default"),
      ["edge"],
    );
    const profile = parameters(trees["sip_profiles/edge.xml"]);
    assert.deepEqual(
      [
        "apply-inbound-acl",
        "disable-register",
        "disable-transfer",
        "manage-presence",
        "disable-rtp-auto-adjust",
        "bind-params",
      ].map((name) => profile[name]),
      ["edge", "true", "true", "false", "true", "transport=udp"],
    );
    assert.equal(profile["sip-options-respond-503-on-busy"], "true");
    assert.deepEqual(find("list", "default"), ["deny"]);
    assert.deepEqual(find("node", "cidr"), values.edgeNetworks);
  });

  it("records from the answer on, by the edge's header, under the call's own id alone", () => {
    const recording = elements.filter(({ attributes }) => attributes.data?.includes("record_session"));
    assert.deepEqual(
      recording.map(({ attributes }) => [attributes.application, attributes.data]),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: these are FreeSWITCH's variables
      [["set", "execute_on_answer=record_session $${recordings}/${uuid}.wav"]],
    );
    const conditions = elements.filter(
      ({ name, children }) => name === "condition" && children.some((child) => recording.includes(child)),
    );
    assert.deepEqual(
      conditions.map(({ attributes }) => attributes),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is FreeSWITCH's variable
      [{ field: "${sip_h_X-Record}", expression: "^yes$" }],
    );
  });

  it("rings before it looks for the user, so that the edge does not take it for stuck", () => {
    const user = elements.find(({ attributes }) => attributes.name === "user");
    const applications = (user ? allElements(user) : [])
      .filter(({ name }) => name === "action")
      .map(({ attributes }) => attributes.application);
    assert.deepEqual(applications.slice(-2), ["ring_ready", "bridge"]);
  });

  describe("takes a number to", () => {
    const cases: readonly [number: string, extension: string][] = [
      ["menu-main", "menu"],
      // A user may be called so.
      ["menu-none", "user"],
      ["ask-extension", "ask-extension"],
      ["digits-42", "digits"],
      ["digits-", "no-digits"],
      ["digits-1", "no-digits"],
      ["digits-bob", "no-digits"],
      ["music", "music"],
      ["bob", "user"],
      ["+49.30-1", "user"],
      ["a;b", "nobody"],
      ["a%20b", "nobody"],
      ["x".repeat(65), "nobody"],
      ["", "nobody"],
    ];
    for (const [number, extension] of cases) {
      it(`${extension}: ${number.slice(0, 20)}`, () => {
        assert.equal(extensionOf(number, files), extension);
      });
    }

    it("no menu where there is none", () => {
      const none = switchConfiguration({ ...values, menus: [] });
      for (const number of ["menu-", "menu-main", "menu-none"])
        assert.equal(extensionOf(number, none), "user");
    });
  });

  it("names every mistake of the menus", () => {
    const menu = {
      name: "Bad Name",
      greeting: "../x.wav",
      invalid: "i.wav",
      timeoutSeconds: 5,
      choices: { a: "1 2" },
    };
    assert.throws(
      () => switchConfiguration({ ...values, menus: [menu] }),
      /Bad Name.*small letters.*greeting is "\.\.\/x\.wav".*choices\.a is "1 2"/s,
    );
  });

  it("names every other value that FreeSWITCH could not read, at once", () => {
    const [menu] = values.menus;
    assert.ok(menu);
    const wrong = {
      ...values,
      domain: 'sip"/>',
      sipPort: 0,
      rtp: { from: 20_000, to: 10_000 },
      maximumSessions: 0,
      edgeNetworks: ["10.0.0.0"],
      menus: [menu, { ...menu, timeoutSeconds: 0 }],
    };
    assert.throws(
      () => switchConfiguration(wrong),
      /domain.*sipPort is 0.*rtp\.from.*maximumSessions.*10\.0\.0\.0.*comes twice.*timeoutSeconds is 0: it is not above 0/s,
    );
    assert.throws(() => switchConfiguration({ ...values, edgeNetworks: [] }), /edgeNetworks is empty/);
  });
});

/** The extension that ends FreeSWITCH's search for a number: the first that matches and does not go on. */
function extensionOf(number: string, rendered: Readonly<Record<string, string>>): string | undefined {
  const menus = /data="menus=([^"]*)"/.exec(rendered["values.xml"] ?? "")?.[1] ?? "";
  const context = readXml(rendered["dialplan/edge.xml"] ?? "", "edge.xml");
  return context.children.find(({ attributes, children }) => {
    if (attributes.continue === "true") return false;
    const { field, expression } = children[0]?.attributes ?? {};
    assert.ok(field === undefined || field === "destination_number");
    return expression === undefined || new RegExp(expression.replace("$${menus}", menus)).test(number);
  })?.attributes.name;
}
