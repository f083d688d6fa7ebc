import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Menu, menuMistakes } from "./menu";
import { RenderError, render } from "./render";

/** What differs from one cell's switches to another's. */
export interface SwitchValues {
  /** The domain of the users' addresses. */
  readonly domain: string;
  readonly sipPort: number;
  readonly rtp: { readonly from: number; readonly to: number };
  /** On loopback only. */
  readonly eventSocketPort: number;
  readonly maximumSessions: number;
  /** CIDR blocks of the subnets that the edges are in. */
  readonly edgeNetworks: readonly string[];
  readonly menus: readonly Menu[];
}

export const switchDefaults = { eventSocketPort: 8021, maximumSessions: 1000 } as const;

/** Where FreeSWITCH records and the uploader finds it. */
export const recordingsDirectory = "/var/lib/freeswitch/recordings";

const root = join(__dirname, "freeswitch");

/** A regular expression that no number matches. */
const matchesNothing = "(?!)";

/**
 * FreeSWITCH's configuration: file name below /etc/freeswitch and content.
 *
 * @throws RenderError naming every value that FreeSWITCH could not read.
 */
export function switchConfiguration(values: SwitchValues): Record<string, string> {
  const mistakes = [...valueMistakes(values), ...values.menus.flatMap(mistakesOf)];
  if (mistakes.length > 0) {
    throw new RenderError("runtime/freeswitch", mistakes);
  }
  const words: Record<string, Record<string, string>> = {
    "values.xml": {
      domain: values.domain,
      sipPort: String(values.sipPort),
      rtpFrom: String(values.rtp.from),
      rtpTo: String(values.rtp.to),
      eventSocketPort: String(values.eventSocketPort),
      maximumSessions: String(values.maximumSessions),
      menus: values.menus.map(({ name }) => name).join("|") || matchesNothing,
      recordingsDirectory,
      soundsDirectory: "/usr/share/freeswitch/sounds",
    },
    "autoload_configs/acl.conf.xml": {
      edgeNodes: values.edgeNetworks
        .map((cidr) => `      ${tag("node", { type: "allow", cidr })}`)
        .join("\n"),
    },
    "autoload_configs/ivr.conf.xml": { menus: values.menus.map(menuXml).join("\n") },
  };
  return Object.fromEntries(
    xmlFiles().map((file) => {
      const template = readFileSync(join(root, file), "utf8");
      return [file, render(template, words[file] ?? {}, `runtime/freeswitch/${file}`)];
    }),
  );
}

function xmlFiles(): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".xml"))
    .sort();
}

function menuXml(menu: Menu): string {
  const open = tag("menu", {
    name: `menu-${menu.name}`,
    "greet-long": `$\${sounds}/prompts/${menu.greeting}`,
    "invalid-sound": `$\${sounds}/prompts/${menu.invalid}`,
    timeout: String(menu.timeoutSeconds * 1000),
    "inter-digit-timeout": "2000",
    "max-failures": "3",
    "max-timeouts": "3",
    "digit-len": String(Math.max(...Object.keys(menu.choices).map((digits) => digits.length))),
  }).replace("/>", ">");
  const entries = Object.entries(menu.choices).map(
    ([digits, number]) =>
      `      ${tag("entry", { action: "menu-exec-app", digits, param: `transfer ${number} XML edge` })}`,
  );
  return [`    ${open}`, ...entries, "    </menu>"].join("\n");
}

function tag(name: string, attributes: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${pairs.join("")}/>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function valueMistakes(values: SwitchValues): string[] {
  const { domain, edgeNetworks, menus, rtp } = values;
  const numbers = { sipPort: values.sipPort, eventSocketPort: values.eventSocketPort, "rtp.to": rtp.to };
  const names = menus.map(({ name }) => name);
  return [
    ...(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(domain) ? [] : [`domain is ${domain}, which is no domain`]),
    ...Object.entries(numbers)
      .filter(([, port]) => !Number.isInteger(port) || port < 1024 || port > 65_535)
      .map(([name, port]) => `${name} is ${port}, which is no port from 1024 to 65535`),
    ...(rtp.from < rtp.to ? [] : [`rtp.from ${rtp.from} is not below rtp.to ${rtp.to}`]),
    ...(values.maximumSessions >= 1
      ? []
      : [`maximumSessions is ${values.maximumSessions}: nobody could call`]),
    ...(edgeNetworks.length > 0 ? [] : ["edgeNetworks is empty: nobody could call"]),
    ...edgeNetworks
      .filter((cidr) => !/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(cidr))
      .map((cidr) => `edgeNetworks has ${cidr}, which is no IPv4 range`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `menu ${JSON.stringify(name)} comes twice`),
  ];
}

function mistakesOf(menu: Menu): string[] {
  const place = `menu ${JSON.stringify(menu.name)}`;
  return menuMistakes(menu).map(
    ({ path, value, rule }) =>
      [place, ...path].join(".") +
      (value === undefined ? ` ${rule}` : ` is ${JSON.stringify(value)}: it ${rule}`),
  );
}
