import type { GlobalDraft } from "../draft";
import type { Rule } from "./rule";

/** The records of the endpoint fit their zone and one another. */
export const dns: Rule = ({ global }) => {
  if (!global) return;
  zoneHoldsDomain(global);
  aliasHasNoTtl(global);
  weightsNeedLegacy(global);
  legacyIsCname(global);
};

function zoneHoldsDomain({ settings: { domain, dns }, report }: GlobalDraft): void {
  const zone = dns?.zone?.name;
  if (domain === undefined || zone === undefined || domain === zone || domain.endsWith(`.${zone}`)) return;
  report(
    "dns.zone.name",
    `does not contain the domain "${domain}"`,
    `Write "${domain}" or a domain above it.`,
  );
}

function aliasHasNoTtl({ settings: { dns }, gives, report }: GlobalDraft): void {
  if (dns?.record !== "alias" || !gives("dns.ttlSeconds")) return;
  const rule = 'has no effect with dns.record "alias", which has the time to live of its target';
  report("dns.ttlSeconds", rule, 'Take it out, or write dns.record "cname".');
}

function weightsNeedLegacy({ settings: { dns }, gives, report }: GlobalDraft): void {
  if (!gives("dns.legacy") && gives("dns.weight")) {
    report("dns.weight", "has no effect without dns.legacy", "Take it out, or set dns.legacy too.");
  }
  if (dns?.weight === 0 && dns.legacy?.weight === 0) {
    const rule = "is 0, and so is dns.legacy.weight: Route 53 then answers with both alike";
    report("dns.weight", rule, "Give at least one of the two a share.");
  }
}

function legacyIsCname({ settings: { domain, dns }, gives, report }: GlobalDraft): void {
  if (dns?.record === "alias" && gives("dns.legacy")) {
    const rule = 'does not go with dns.record "alias": weighted records of one name are all of one kind';
    report("dns.legacy.hostname", rule, 'Write dns.record "cname" until the move is over.');
  }
  if (domain !== undefined && dns?.legacy?.hostname === `sip.${domain}`) {
    report("dns.legacy.hostname", "is the endpoint itself", "Write the host name that served it before.");
  }
}
