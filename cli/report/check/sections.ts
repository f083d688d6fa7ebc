import { resourceOf } from "../../engine/diagnostic";
import { groupBy } from "../findings";
import { locate, type Place } from "./locate";
import { type CheckedFinding, type CheckReport, findingsOf } from "./report";
import { type KnownRule, particulars, ruleOf } from "./rules";

/** Findings that people read under one heading, the ones that are new first. */
export interface Section {
  name: "new" | "known" | "violations" | "advice" | "undecided" | "exempted";
  findings: readonly CheckedFinding[];
}

/** What is new stops the reviewer; what was there before comes after it. Empty sections are left out. */
export function sectionsOf(report: CheckReport): Section[] {
  const violations = findingsOf(report, "violation");
  const of = (isNew: boolean | undefined) => violations.filter((finding) => finding.isNew === isNew);
  const sections: Section[] = [
    { name: "new", findings: of(true) },
    { name: "violations", findings: of(undefined) },
    { name: "known", findings: of(false) },
    { name: "advice", findings: findingsOf(report, "advice") },
    { name: "undecided", findings: findingsOf(report, "undecided") },
    { name: "exempted", findings: findingsOf(report, "exempted") },
  ];
  return sections.filter(({ findings }) => findings.length > 0);
}

/** The findings of one rule: what it says once, and each resource once with all the stacks that have it. */
export interface RuleGroup {
  rule: string;
  pack: string;
  known: KnownRule | undefined;
  places: readonly FoundAt[];
}

export interface FoundAt {
  /** `aws:lb/loadBalancer:LoadBalancer edge`; nothing for what is about a stack as a whole. */
  resource?: { type: string; name: string };
  stacks: readonly string[];
  text: string;
  place: Place;
}

export function byRule(findings: readonly CheckedFinding[]): RuleGroup[] {
  return [...groupBy(findings, ({ rule }) => rule)].map(([rule, ofRule]) => ({
    rule,
    pack: ofRule[0]?.pack ?? "",
    known: ruleOf(rule),
    places: [...groupBy(ofRule, sameThing).values()].map(foundAt),
  }));
}

function sameThing(finding: CheckedFinding): string {
  return JSON.stringify([finding.urn && resourceOf(finding.urn), particulars(finding)]);
}

function foundAt(findings: readonly CheckedFinding[]): FoundAt {
  const first = findings[0] as CheckedFinding; // a group has one at least
  return {
    ...(first.urn === undefined ? {} : { resource: resourceOf(first.urn) }),
    stacks: [...new Set(findings.map(({ stack }) => stack))],
    text: particulars(first),
    place: locate(first.stack, first.urn),
  };
}
