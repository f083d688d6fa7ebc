import type { Rule } from "./rule";

/** A drained cell takes nothing, whatever its dial: a share given beside it shows a misunderstanding. */
export const draining: Rule = ({ cells }) => {
  for (const { settings, gives, report } of cells) {
    const { drained, trafficDialPercentage } = settings.ingress ?? {};
    if (!drained || !trafficDialPercentage || !gives("ingress.trafficDialPercentage")) continue;
    const rule = "has no effect while ingress.drained is true";
    report("ingress.trafficDialPercentage", rule, "Take one of the two out.");
  }
};
