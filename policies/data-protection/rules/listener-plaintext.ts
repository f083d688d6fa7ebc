import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import type { Place } from "../../vocabulary/places";
import { fieldsOf, integerOf, isAbsent, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { LISTENING_TYPES, type Listener, listenersOf } from "../listeners";

/** Ports on which a protocol without TLS answers (IANA Service Name and Transport Protocol Port Number Registry). */
const PLAINTEXT_PORTS: Readonly<Record<number, string>> = {
  21: "FTP",
  23: "Telnet",
  25: "SMTP",
  80: "HTTP",
  110: "POP3",
  143: "IMAP",
  389: "LDAP",
  1883: "MQTT",
  5060: "SIP",
  8080: "HTTP",
};

/** Listeners of load balancers that take callers in the clear. */
export const listenerPlaintext: ResourceRule = {
  id: "listener-plaintext",
  title: "Load balancers listen with TLS, or redirect to it.",
  severity: "high",
  awsDefault:
    "A listener speaks the protocol it is given; one of an Application Load Balancer that names none speaks HTTP.",
  why: "Passwords, call set-up and tokens cross networks of strangers, who can read and change them.",
  remediation: [
    "Set the protocol to `HTTPS` (`TLS` for a Network Load Balancer, `HTTPS` or `SSL` for a classic one) and name a certificate.",
    "For port 80 of an Application Load Balancer: one default action of type `redirect` to protocol `HTTPS`.",
    "For TCP that carries TLS to the targets: use the port that the protocol has for TLS, such as 443 or 5061.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html",
  ],
  controls: {
    fsbp: ["ELB.1", "ELB.3", "ELB.18"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-ELB5"],
    awsguard: ["alb-http-to-https-redirection"],
  },
  types: LISTENING_TYPES,
  judge(resource) {
    const found = listenersOf(resource);
    return "hiddenBy" in found ? [undecided(found.hiddenBy)] : found.listeners.flatMap(judgeListener);
  },
};

function judgeListener({ protocol, port, actions }: Listener): Finding[] {
  if (isUnknown(protocol.value)) return [undecided(protocol.property)];
  const speaks = isAbsent(protocol.value) ? impliedProtocol(port, actions) : wordOf(protocol.value);
  if (speaks === "http") return judgeRedirect(protocol, actions);
  if (speaks !== "tcp" && speaks !== "tcp_udp") return [];
  if (isUnknown(port.value)) return [undecided(port.property)];
  const plaintext = PLAINTEXT_PORTS[integerOf(port.value) ?? 0];
  if (!plaintext) return [];
  return [
    violation(
      `\`${protocol.property}\` is TCP on port ${integerOf(port.value)}, where ${plaintext} speaks without TLS.`,
    ),
  ];
}

/** A listener of a Gateway Load Balancer has neither protocol nor port. */
const impliedProtocol = (port: Place, actions: Place | undefined): string | undefined =>
  actions && !isAbsent(port.value) ? "http" : undefined;

function judgeRedirect(protocol: Place, actions: Place | undefined): Finding[] {
  if (isUnknown(actions?.value)) return [undecided(actions?.property ?? "")];
  const redirects = itemsOf(actions?.value).map(redirectOf);
  const hidden = redirects.findIndex(isUnknown);
  if (redirects.some((target) => wordOf(target) === "https")) return [];
  if (actions && hidden >= 0) return [undecided(`${actions.property}[${hidden}]`)];
  const instead = actions ? " and its default action does not redirect to HTTPS" : "";
  return [violation(`\`${protocol.property}\` is HTTP${instead}.`)];
}

/** The protocol that an action redirects to; unknown where that is hidden. */
function redirectOf(action: unknown): unknown {
  if (isUnknown(action)) return action;
  const { type, redirect, redirectConfig } = fieldsOf(action);
  const target = redirect ?? redirectConfig;
  if (isUnknown(type) || isUnknown(target)) return isUnknown(type) ? type : target;
  return wordOf(type) === "redirect" ? fieldsOf(target).protocol : undefined;
}
