import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Place, placeOf } from "../../vocabulary/places";
import { isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { findSecret } from "../secrets/find";
import { PLACES, plainValues } from "../secrets/places";

const PARAMETERS = ["aws:ssm/parameter:Parameter", "aws-native:ssm:Parameter"];

/** Values that stand in the open: user data, environments, task definitions, parameters, inputs of events, tags. */
export const secretInPlainText: ResourceRule = {
  id: "secret-in-plain-text",
  title: "Secrets are nowhere in plain text.",
  severity: "critical",
  awsDefault:
    "AWS shows user data, environments, task definitions and parameters of type String to everyone who may describe the resource, and keeps old versions.",
  why: "Read-only roles, support tools, logs and the state all hold a copy, and a secret that was there once must be changed.",
  remediation: [
    "Put the secret into Secrets Manager, or into a parameter of type SecureString, and change it: it counts as known.",
    "Give the resource a reference: `secrets` with `valueFrom` in a container definition, the type `SECRETS_MANAGER` in CodeBuild.",
    "Let a machine or a function read it with its own role when it starts; `pulumi.secret` hides it from the state only.",
  ],
  links: [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html",
  ],
  controls: {
    fsbp: ["ECS.8", "CodeBuild.1", "CodeBuild.2"],
    wellArchitected: ["SEC02-BP03"],
    cdkNag: ["AwsSolutions-ECS2"],
  },
  types: [...Object.keys(PLACES), ...PARAMETERS],
  judge({ type, props }) {
    if (PARAMETERS.includes(type)) return judgeParameter(props);
    return (PLACES[type] ?? []).flatMap((path) => judgePlace(placeOf(props, path)));
  },
};

function judgePlace({ property, value }: Place): Finding[] {
  // Tags are known before almost everything else, and where one is not, it is made from a name or an id.
  if (isUnknown(value)) return property === "tags" ? [] : [undecided(property)];
  return plainValues(property, value, property).flatMap(({ path, name, text }) => {
    const kind = findSecret(text, name);
    return kind ? [violation(`\`${path}\` holds ${kind}.`)] : [];
  });
}

/** Only a SecureString is encrypted for each reader. */
function judgeParameter(props: Readonly<Record<string, unknown>>): Finding[] {
  const { type, name } = props;
  const place = isAbsent(props.insecureValue) ? "value" : "insecureValue";
  const value = props[place];
  const kind =
    typeof value === "string" && !isUnknown(value) ? findSecret(value, String(name ?? "")) : undefined;
  if (isUnknown(value) && wordOf(type) !== "securestring") return [undecided(place)];
  if (!kind || (wordOf(type) === "securestring" && place === "value")) return [];
  return isUnknown(type) ? [undecided("type")] : [violation(`\`${place}\` holds ${kind}.`)];
}
