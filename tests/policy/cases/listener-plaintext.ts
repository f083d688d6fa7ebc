import { type Case, type RuleCases, UNKNOWN } from "../cases";

const lb = "aws:lb/listener:Listener";
const native = "aws-native:elasticloadbalancingv2:Listener";
const classic = "aws:elb/loadBalancer:LoadBalancer";
const nativeClassic = "aws-native:elasticloadbalancing:LoadBalancer";
const forward = { defaultActions: [{ type: "forward", targetGroupArn: "tg" }] };
const redirect = (protocol?: string) => ({
  defaultActions: [{ type: "redirect", redirect: { protocol, statusCode: "HTTP_301" } }],
});
const HTTP = "`protocol` is HTTP and its default action does not redirect to HTTPS.";
const listener = (props: object, type = lb) => ({ type, props: { ...forward, ...props } });

const tokens = [
  lb,
  "aws:alb/listener:Listener",
  "aws:elasticloadbalancingv2/listener:Listener",
  "aws:applicationloadbalancing/listener:Listener",
  native,
];

export default {
  violating: [
    ...tokens.map(
      (type): Case => ({ title: type, given: listener({ protocol: "HTTP", port: 80 }, type), says: HTTP }),
    ),
    { title: "no protocol, which is HTTP", given: listener({ port: 80 }), says: HTTP },
    {
      title: "a redirect to HTTP",
      given: listener({ protocol: "HTTP", port: 80, ...redirect("HTTP") }),
      says: HTTP,
    },
    {
      title: "a redirect that keeps the protocol",
      given: listener({ protocol: "HTTP", port: 80, ...redirect() }),
      says: HTTP,
    },
    {
      title: "SIP over TCP",
      given: listener({ protocol: "TCP", port: 5060 }),
      says: "`protocol` is TCP on port 5060, where SIP speaks without TLS.",
    },
    ...Object.entries({
      21: "FTP",
      25: "SMTP",
      110: "POP3",
      143: "IMAP",
      389: "LDAP",
      1883: "MQTT",
      8080: "HTTP",
    }).map(
      ([port, protocol]): Case => ({
        title: `${protocol} over TCP on port ${port}`,
        given: listener({ protocol: "TCP", port: Number(port) }),
        says: `\`protocol\` is TCP on port ${port}, where ${protocol} speaks without TLS.`,
      }),
    ),
    {
      title: "a redirect that is beside the point",
      given: listener({
        protocol: "HTTP",
        port: 80,
        defaultActions: [{ type: "forward", redirect: { protocol: "HTTPS" } }],
      }),
      says: HTTP,
    },
    {
      title: "HTTP over TCP and UDP",
      given: listener({ protocol: "TCP_UDP", port: "80" }),
      says: "`protocol` is TCP on port 80, where HTTP speaks without TLS.",
    },
    ...[classic, "aws:elasticloadbalancing/loadBalancer:LoadBalancer"].map(
      (type): Case => ({
        title: type,
        given: {
          type,
          props: {
            listeners: [
              { lbProtocol: "https", lbPort: 443 },
              { lbProtocol: "http", lbPort: 80 },
            ],
          },
        },
        says: "`listeners[1].lbProtocol` is HTTP.",
      }),
    ),
    {
      title: nativeClassic,
      given: { type: nativeClassic, props: { listeners: [{ protocol: "TCP", loadBalancerPort: "23" }] } },
      says: "`listeners[0].protocol` is TCP on port 23, where Telnet speaks without TLS.",
    },
  ],
  clean: [
    { title: "HTTPS", given: listener({ protocol: "HTTPS", port: 443 }) },
    { title: "TLS", given: listener({ protocol: "TLS", port: 5061 }) },
    { title: "TLS to the targets", given: listener({ protocol: "TCP", port: 443 }) },
    { title: "UDP", given: listener({ protocol: "UDP", port: 5060 }) },
    { title: "a redirect", given: { type: lb, props: { protocol: "HTTP", port: 80, ...redirect("HTTPS") } } },
    {
      title: "a native redirect",
      given: {
        type: native,
        props: {
          protocol: "HTTP",
          port: 80,
          defaultActions: [{ type: "redirect", redirectConfig: { protocol: "HTTPS" } }],
        },
      },
    },
    { title: "a Gateway Load Balancer", given: listener({}) },
    {
      title: "a classic one",
      given: { type: classic, props: { listeners: [{ lbProtocol: "ssl", lbPort: 443 }] } },
    },
  ],
  unknown: [
    { title: "an unknown protocol", given: listener({ protocol: UNKNOWN, port: 80 }), says: "protocol" },
    { title: "an unknown port", given: listener({ protocol: "TCP", port: UNKNOWN }), says: "port" },
    {
      title: "unknown actions",
      given: listener({ protocol: "HTTP", port: 80, defaultActions: UNKNOWN }),
      says: "defaultActions",
    },
    {
      title: "an unknown redirect",
      given: listener({
        protocol: "HTTP",
        port: 80,
        defaultActions: [{ type: "redirect", redirect: UNKNOWN }],
      }),
      says: "defaultActions[0]",
    },
    {
      title: "unknown listeners",
      given: { type: classic, props: { listeners: UNKNOWN } },
      says: "listeners",
    },
    {
      title: "an unknown one of several",
      given: { type: classic, props: { listeners: [UNKNOWN] } },
      says: "listeners[0]",
    },
  ],
} satisfies RuleCases;
