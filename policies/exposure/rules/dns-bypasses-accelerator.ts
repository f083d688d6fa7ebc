import { type StackResource, type StackRule, undecided } from "../../rule";
import { sourcesOf } from "../../vocabulary/references";
import { CLASSIC_LOAD_BALANCER_TYPES, ELASTIC_IP_TYPES, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { isAbsent, isFields, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";
import { INSTANCES, mayBeMediaSlot } from "../public-resources";
import { at, type StackFinding } from "../stack";

const RECORDS = ["aws:route53/record:Record", "aws-native:route53:RecordSet"];
const RECORD_GROUP = "aws-native:route53:RecordSetGroup";
const ZONES = ["aws:route53/zone:Zone", "aws-native:route53:HostedZone"];
/** Inputs by which a zone says that it belongs to VPCs, and a record in which zone it is. */
const PRIVATE_ZONE = ["vpcs", "vpc", "vpCs"];
const ZONE_PROPERTIES = ["zoneId", "hostedZoneId"];
/** Inputs that hold what a record answers with. */
const ANSWERS = ["aliases", "records", "aliasTarget", "resourceRecords", "recordSets"];
const NAME_PATHS = [
  "aliases[].name",
  "records[]",
  "aliasTarget.dnsName",
  "resourceRecords[]",
  "recordSets[].aliasTarget.dnsName",
  "recordSets[].resourceRecords[]",
];
const TARGETS = [...LOAD_BALANCER_TYPES, ...CLASSIC_LOAD_BALANCER_TYPES, ...INSTANCES, ...ELASTIC_IP_TYPES];
const ADDRESS_TYPES = ["a", "aaaa", "cname", "https", "svcb", "srv"];
/** Names that AWS gives to load balancers, instances and other fronts that are not an accelerator. */
const FRONT_NAMES =
  /\.(elb\.amazonaws\.com(\.cn)?|elb\.[a-z0-9-]+\.amazonaws\.com(\.cn)?|compute(-1)?\.amazonaws\.com(\.cn)?|elasticbeanstalk\.com|awsapprunner\.com|execute-api\.[a-z0-9-]+\.amazonaws\.com|lambda-url\.[a-z0-9-]+\.on\.aws)\.?$/;

/** Public names that answer with a load balancer, an instance or an Elastic IP instead of the accelerator. */
export const dnsBypassesAccelerator: StackRule = {
  id: "dns-bypasses-accelerator",
  title: "Public DNS names lead to the accelerator, not past it.",
  severity: "high",
  awsDefault: "Route 53 answers with whatever a record names; resolvers and phones keep the answer.",
  why: "A name that leads past the accelerator has the addresses of one Region: they change, they fail with it, and customers cannot allow-list them.",
  remediation: [
    "Point the name at the accelerator: an alias to its `dnsName` and `hostedZoneId`, or a CNAME.",
    "Keep names of load balancers and instances in a private hosted zone.",
  ],
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-global-accelerator.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: [...RECORDS, RECORD_GROUP],
  judgeStack: (resources): StackFinding[] =>
    resources
      .filter((resource) => [...RECORDS, RECORD_GROUP].includes(resource.type))
      .filter((record) => answersWithAddresses(record) && !isPrivate(record))
      .flatMap((record) =>
        isUnknown(record.props.type) ? judgeRecord(record).map(waiting) : judgeRecord(record),
      ),
};

function answersWithAddresses({ type, props }: StackResource): boolean {
  if (type === RECORD_GROUP) return true;
  return isUnknown(props.type) || ADDRESS_TYPES.includes(wordOf(props.type) ?? "");
}

const isPrivate = (record: StackResource): boolean =>
  ZONE_PROPERTIES.flatMap((property) => sourcesOf(record, property, ZONES)).some(({ props }) =>
    PRIVATE_ZONE.some((property) => isUnknown(props[property]) || isGiven(props[property])),
  );

const isGiven = (value: unknown): boolean =>
  isFields(value) || itemsOf(value).some((item) => !isAbsent(item));

const waiting = ({ urn }: StackFinding): StackFinding => ({ urn, finding: undecided("type") });

function judgeRecord(record: StackResource): StackFinding[] {
  const [target] = ANSWERS.flatMap((property) => sourcesOf(record, property, TARGETS)).filter(
    (source) => !(ELASTIC_IP_TYPES.includes(source.type) && mayBeMediaSlot(source)),
  );
  if (target) return [at(record, `The record leads to \`${target.name}\` instead of the accelerator.`)];
  const name = NAME_PATHS.flatMap((path) => valuesAt(record.props, path)).find(({ value }) =>
    FRONT_NAMES.test(wordOf(value) ?? ""),
  );
  return name
    ? [at(record, `\`${name.property}\` leads to \`${name.value}\` instead of the accelerator.`)]
    : [];
}
