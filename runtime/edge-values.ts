import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RenderError, render } from "./render";

/** What differs from one cell's edge to another's. */
export interface EdgeValues {
  /** Users are `sip:user@domain`; a host name, also the digest realm. */
  readonly domain: string;
  /** CIDR blocks of the load balancer's subnets. */
  readonly trustedProxies: readonly string[];
  /** Origins of the web pages that may connect, as `https://app.example.com` or `https://*.example.com`. */
  readonly origins: readonly string[];
  /** Admit clients that send no Origin: mobile apps do not, browsers always do. */
  readonly clientsWithoutOrigin: boolean;
  readonly ports: {
    readonly webSocket: number;
    readonly sip: number;
    readonly replication: number;
    readonly metrics: number;
    /** On loopback only. */
    readonly rpc: number;
  };
  /** A DNS name of all the cell's edges, or the address of one of them. */
  readonly sisterEdges: string;
  readonly process: EdgeProcess;
  readonly limits: EdgeLimits;
  readonly timing: EdgeTiming;
  /** Ask the switches to record every call. */
  readonly recordCalls: boolean;
  /** Checks to leave out: the tests switch each off to see that it is what refuses. */
  readonly without?: readonly EdgeCheck[];
}

export interface EdgeProcess {
  readonly sipWorkers: number;
  readonly webSocketWorkers: number;
  /** Each takes 132 KiB of shared memory: its read buffer and its frame buffer. */
  readonly maximumConnections: number;
}

export interface EdgeLimits {
  readonly windowSeconds: number;
  readonly requestsPerClient: number;
  readonly handshakesPerClient: number;
  readonly failuresPerClient: number;
  readonly banSeconds: number;
  readonly callsPerUserAndMinute: number;
  readonly simultaneousCallsPerUser: number;
  readonly devicesPerUser: number;
  readonly messageBytes: number;
}

export interface EdgeTiming {
  readonly registrationSeconds: number;
  /** Between WebSocket pings; the accelerator drops a connection that is silent for 340 s. */
  readonly keepaliveSeconds: number;
  readonly probeSeconds: number;
  readonly switchAnswerMilliseconds: number;
  /** From a switch's 100 to its first ring, before the call goes to the next one. */
  readonly switchRingMilliseconds: number;
  readonly relayAnswerMilliseconds: number;
}

/** Each check and the word that compiles it into Kamailio's configuration. */
export const checkWords = {
  sources: "WITH_SOURCES",
  askedReplies: "WITH_ASKED_REPLIES",
  trustedProxies: "WITH_TRUSTED_PROXIES",
  bans: "WITH_BANS",
  handshakeRate: "WITH_HANDSHAKE_RATE",
  origins: "WITH_ORIGINS",
  requestRate: "WITH_REQUEST_RATE",
  methods: "WITH_METHODS",
  messageSize: "WITH_MESSAGE_SIZE",
  scanners: "WITH_SCANNERS",
  maxForwards: "WITH_MAX_FORWARDS",
  syntax: "WITH_SYNTAX",
  headerLengths: "WITH_HEADER_LENGTHS",
  singleHeaders: "WITH_SINGLE_HEADERS",
  contacts: "WITH_CONTACTS",
  ownRoutes: "WITH_OWN_ROUTES",
  credentials: "WITH_CREDENTIALS",
  credentialExpiry: "WITH_CREDENTIAL_EXPIRY",
  oneUser: "WITH_ONE_USER",
  ownName: "WITH_OWN_NAME",
  failureRate: "WITH_FAILURE_RATE",
  callRate: "WITH_CALL_RATE",
  simultaneousCalls: "WITH_SIMULTANEOUS_CALLS",
  deviceLimit: "WITH_DEVICE_LIMIT",
  headerFilter: "WITH_HEADER_FILTER",
  routeTargets: "WITH_ROUTE_TARGETS",
} as const;

export type EdgeCheck = keyof typeof checkWords;
export const edgeChecks = Object.keys(checkWords) as EdgeCheck[];

/** Sized for a task of 1 vCPU and 2 GiB, of which half is shared memory, and for an office of a hundred phones behind one address. */
export const edgeDefaults = {
  process: { sipWorkers: 4, webSocketWorkers: 4, maximumConnections: 4096 },
  limits: {
    windowSeconds: 10,
    requestsPerClient: 600,
    handshakesPerClient: 200,
    failuresPerClient: 30,
    banSeconds: 300,
    callsPerUserAndMinute: 30,
    simultaneousCallsPerUser: 6,
    devicesPerUser: 8,
    messageBytes: 32_768,
  },
  timing: {
    registrationSeconds: 600,
    keepaliveSeconds: 20,
    probeSeconds: 2,
    switchAnswerMilliseconds: 1500,
    switchRingMilliseconds: 2500,
    relayAnswerMilliseconds: 300,
  },
} as const;

/**
 * Kamailio's values.cfg, the only file of its configuration that differs between cells.
 *
 * @throws RenderError naming every value that Kamailio could not read.
 */
export function edgeValuesFile(values: EdgeValues): string {
  const words = {
    ...shared(values),
    ...numbers({ ...portNumbers(values.ports), ...values.process, ...values.limits, ...values.timing }),
  };
  const mistakes = [...textMistakes(words), ...domainMistakes(values), ...originMistakes(values.origins)];
  if (mistakes.length > 0) {
    throw new RenderError(source, mistakes);
  }
  return render(readFileSync(templatePath, "utf8"), { ...words, features: features(values) }, source);
}

const source = "runtime/kamailio/values.cfg";
const templatePath = join(__dirname, "kamailio", "values.cfg");

function shared(values: EdgeValues): Record<string, string> {
  return {
    domain: values.domain,
    trustedProxies: values.trustedProxies.join(","),
    origins: originPattern(values.origins, values.clientsWithoutOrigin),
    sisterEdges: values.sisterEdges,
    // Three pings without an answer.
    tcpIdleSeconds: String(values.timing.keepaliveSeconds * 3 + 5),
  };
}

function portNumbers(ports: EdgeValues["ports"]): Record<string, number> {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [`${name}Port`, port]));
}

function numbers(values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function features(values: EdgeValues): string {
  const checks = edgeChecks
    .filter((check) => !values.without?.includes(check))
    .map((check) => checkWords[check]);
  const words = values.recordCalls ? [...checks, "WITH_RECORDING"] : checks;
  return words.map((word) => `#!define ${word}`).join("\n");
}

/** The alternatives of a POSIX extended regular expression, which the handshake anchors. */
function originPattern(origins: readonly string[], clientsWithoutOrigin: boolean): string {
  const one = (origin: string) => origin.replaceAll(".", "[.]").replaceAll("*", "[a-z0-9-]+");
  // A missing header reads as <null>.
  const alternatives = clientsWithoutOrigin ? [...origins.map(one), "<null>"] : origins.map(one);
  return alternatives.join("|");
}

/** A value stands between exclamation marks and inside double quotes. */
function textMistakes(words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words)
    .filter(([, text]) => text === "" || /["\\!$\s]/.test(text))
    .map(
      ([name, text]) =>
        `${name} is ${JSON.stringify(text)}: it must not be empty or hold a blank, ", \\, $ or !`,
    );
}

function domainMistakes({ domain }: EdgeValues): string[] {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)
    ? []
    : [`domain is ${JSON.stringify(domain)}: it must be a host name in small letters, as sip.example.com`];
}

function originMistakes(origins: readonly string[]): string[] {
  return origins
    .filter((origin) => !/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/.test(origin))
    .map(
      (origin) =>
        `origin ${JSON.stringify(origin)} must look like https://app.example.com or https://*.example.com`,
    );
}
