import type { CheckedFinding, CheckReport, StackReport } from "../../../../cli/report/check/report";

/** A report of one environment with one stack, clean unless told otherwise. */
export function reportWith(stack: Partial<StackReport> = {}, more: Partial<CheckReport> = {}): CheckReport {
  const name = stack.stack ?? "dev-eu-west-1";
  const clean = {
    stack: name,
    ok: true,
    durationMs: 1234,
    resourceCount: 2,
    resources: [],
    findings: [],
    errors: [],
  };
  return { environments: [{ environment: "dev", stacks: [{ ...clean, ...stack }] }], ...more };
}

export const urnOf = (name: string, stack = "dev-eu-west-1"): string =>
  `urn:pulumi:${stack}::voip-cells::voip-cells:components:VoipCell$voip-cells:components:EdgeLoadBalancer$aws:lb/loadBalancer:LoadBalancer::${name}`;

/** A violation as the packs report it. */
export function violation(more: Partial<CheckedFinding> = {}): CheckedFinding {
  return {
    stack: "dev-eu-west-1",
    pack: "voip-cells",
    rule: "load-balancer-public",
    level: "mandatory",
    kind: "violation",
    message:
      "Application and Network Load Balancers are internal.\n`internal` is false.\nCure:\n  - Set it.\nMore: https://example.com",
    urn: urnOf("cell-edge"),
    ...more,
  };
}

/** What names, messages and errors may hold, however wrong it is. */
export const nasty: Readonly<Record<string, string>> = {
  markup: `<script>alert("x")</script> & 'quotes' <!-- --> ]]> </details>`,
  newlines: "first\nsecond\r\n::error::third\n\n# fourth\n- fifth",
  controls: "bell\u0007 escape\u001b[31m zero\u0000 direction\u202e backspace\b",
  unicode: "Größe 大きさ 🔥 \ud800 \uffff e\u0301",
  markdown:
    "| `code` **bold** [link](https://evil.example) ![x](y) @octocat #123 GH-7 www.evil.example $x$ %0A",
};
