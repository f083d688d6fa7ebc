import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { today } from "../../vocabulary/today";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { ENGINES, endedOn, KUBERNETES, type LastDays } from "../versions";

const CLUSTERS = ["aws:eks/cluster:Cluster", "aws-native:eks:Cluster"];
const DATABASES = [
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws-native:rds:DbInstance",
  "aws-native:rds:DbCluster",
];

/** Databases and clusters whose version costs a premium for being old. */
export const engineVersionEnded: ResourceRule = {
  id: "engine-version-ended",
  title: "Databases and Kubernetes clusters run a version in standard support.",
  severity: "medium",
  level: "advisory",
  awsDefault:
    "Extended support is on where nothing is said: AWS goes on mending the old version, for a premium by the hour.",
  why: "Extended support of an EKS cluster costs six times the cluster, that of a database a price for each vCPU; after it AWS updates the version itself.",
  remediation: [
    "Update to a version in standard support, one environment after the other.",
    "For EKS leave no more than one minor version between control plane and nodes.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html",
    "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html",
  ],
  controls: { fsbp: ["EKS.2"] },
  types: [...CLUSTERS, ...DATABASES],
  judge: ({ type, props }) => (CLUSTERS.includes(type) ? kubernetes(props) : database(props)),
};

const kubernetes = ({ version }: Fields): Finding[] => judgeVersion("version", version, KUBERNETES);

function database({ engine, engineVersion }: Fields): Finding[] {
  if (isAbsent(engineVersion)) return [];
  if (isUnknown(engine)) return [undecided("engine")];
  const word = wordOf(engine) ?? "";
  return Object.hasOwn(ENGINES, word)
    ? judgeVersion("engineVersion", engineVersion, ENGINES[word] ?? {})
    : [];
}

function judgeVersion(property: string, written: unknown, lastDays: LastDays): Finding[] {
  if (isUnknown(written)) return [undecided(property)];
  const version = String(written);
  const ended = isAbsent(written) ? undefined : endedOn(version, lastDays, today());
  return ended === undefined
    ? []
    : [violation(`\`${property}\` is ${version}, whose standard support had ended by ${ended}.`)];
}
