import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { fieldsOf, isAbsent, isOff, isUnknown, wordOf } from "../../vocabulary/values";
import { CLASSIC, HEALTH_CHECK_TYPES, isOtherwiseJudged, orUnknownKind, shapeOf } from "../health-checks";

/** What a check asks, and which answers it takes for health. */
export const healthCheckShallow: ResourceRule = {
  id: "health-check-shallow",
  title: "Health checks ask the service whether it can serve.",
  severity: "medium",
  awsDefault:
    "HTTP checks ask for `/`, and a check that is not described at all only opens a TCP connection.",
  why: "A front that answers `/` while what it needs is gone keeps its traffic, and every call through it fails.",
  remediation: [
    "Give the service a path of its own, such as `/healthz`, that says no while something that it needs is missing.",
    "Name that path in the health check, and take 2xx answers only (`matcher`).",
    "Leave health checks on.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    "https://aws.amazon.com/builders-library/implementing-health-checks/",
  ],
  controls: { wellArchitected: ["REL11-BP01"] },
  types: HEALTH_CHECK_TYPES,
  judge(resource) {
    if (CLASSIC.types.includes(resource.type)) return classicCheck(resource);
    const { targetType } = resource.props;
    // A function as target has no check unless one is asked for.
    if (isTurnedOff(resource) && wordOf(targetType) !== "lambda")
      return [isUnknown(targetType) ? undecided("targetType") : violation("The health check is turned off.")];
    if (isOtherwiseJudged(resource)) return [];
    return orUnknownKind(
      resource,
      asksByHttp(resource) ? [...judgePath(resource), ...judgeMatcher(resource)] : [],
    );
  },
};

const isTurnedOff = ({ type, props }: Resource): boolean =>
  isOff(placeOf(props, shapeOf(type)?.enabled ?? "").value);

/** Checks of HTTP target groups are HTTP when nothing is said; those of others are TCP. */
function asksByHttp({ type, props }: Resource): boolean {
  const { value } = placeOf(props, shapeOf(type)?.protocol ?? "");
  if (!isAbsent(value)) return isUnknown(value) || wordOf(value)?.startsWith("http") === true;
  return wordOf(props.protocol)?.startsWith("http") === true;
}

function judgePath({ type, props }: Resource): Finding[] {
  const shape = shapeOf(type);
  const { property, value } = placeOf(props, shape?.path ?? "");
  const protocol = placeOf(props, shape?.protocol ?? "");
  if (isUnknown(value)) return [undecided(property)];
  const says = isAbsent(value) ? "is left out, which means `/`" : "is `/`";
  if (!isAbsent(value) && !isRoot(value)) return [];
  if (isUnknown(protocol.value)) return [undecided(protocol.property)];
  return [violation(`\`${property}\` ${says}, and that any server answers.`)];
}

/** `//` and `/?x` ask for the same. */
const isRoot = (path: unknown): boolean => /^\/*([?#].*)?$/.test(wordOf(path) ?? "");

/** Codes and ranges such as `200,202` or `200-299`; what reaches 400 takes a failure for health. */
function judgeMatcher({ type, props }: Resource): Finding[] {
  const path = shapeOf(type)?.matcher;
  if (path === undefined) return [];
  const { property, value } = placeOf(props, path);
  if (isUnknown(value)) return [undecided(property)];
  const highest = Math.max(0, ...(wordOf(value)?.match(/\d+/g) ?? []).map(Number));
  return highest < 400 ? [] : [violation(`\`${property}\` takes answers up to ${highest} for health.`)];
}

/** Classic load balancers write `HTTP:8080/path` or `TCP:8080`, and make a TCP check where nothing is said. */
function classicCheck({ props }: Resource): Finding[] {
  const { property, value } = placeOf(props, "healthCheck.target");
  if (isUnknown(value)) return [undecided(property)];
  const check = fieldsOf(props.healthCheck);
  if (isAbsent(check.target))
    return [violation("`healthCheck` is left out, which means that a TCP connection is enough.")];
  return /^https?:\d+\/$/.test(wordOf(value) ?? "")
    ? [violation(`\`${property}\` asks for \`/\`, and that any server answers.`)]
    : [];
}
