import { type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, fieldsOf, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";

const NATIVE = "aws-native:elasticbeanstalk:Environment";

/** The option settings that keep an environment from having a public load balancer of its own. */
const PRIVATE_OPTIONS = [
  { namespace: "aws:ec2:vpc", option: "elbscheme", value: "internal" },
  { namespace: "aws:elasticbeanstalk:environment", option: "environmenttype", value: "singleinstance" },
];

/** Load balancers that Elastic Beanstalk makes for its environments. */
export const elasticBeanstalkPublic: ResourceRule = {
  id: "elastic-beanstalk-public",
  title: "Load balancers of Elastic Beanstalk environments are internal.",
  severity: "critical",
  awsDefault: "A web environment gets a public load balancer unless the option `ELBScheme` is `internal`.",
  why: "The load balancer is made by Elastic Beanstalk, so that no resource in the program shows it.",
  remediation: [
    'Add the setting `{ namespace: "aws:ec2:vpc", name: "ELBScheme", value: "internal" }` with private `ELBSubnets`.',
  ],
  links: [
    "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html#command-options-general-ec2vpc",
  ],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: ["aws:elasticbeanstalk/environment:Environment", NATIVE],
  judge({ type, props }) {
    const list = type === NATIVE ? "optionSettings" : "settings";
    const settings = itemsOf(props[list]);
    const tier = tierOf(props.tier);
    if (wordOf(tier) === "worker" || settings.some(isPrivate)) return [];
    if (isUnknown(tier)) return [undecided("tier")];
    if (isUnknown(props[list])) return [undecided(list)];
    const hidden = settings.flatMap((setting, index) => hiddenIn(`${list}[${index}]`, setting));
    if (hidden[0] !== undefined) return [undecided(hidden[0])];
    return [
      violation(
        `\`${list}\` does not set \`ELBScheme\` to \`internal\`, and AWS then makes a public load balancer.`,
      ),
    ];
  },
};

/** The native form has an object with a name. */
const tierOf = (tier: unknown): unknown => (isUnknown(tier) ? tier : (fieldsOf(tier).name ?? tier));

const nameOf = (setting: Fields): unknown => setting.name ?? setting.optionName;

const isPrivate = (setting: unknown): boolean => {
  const fields = fieldsOf(setting);
  return PRIVATE_OPTIONS.some(
    ({ namespace, option, value }) =>
      wordOf(fields.namespace) === namespace &&
      wordOf(nameOf(fields)) === option &&
      wordOf(fields.value) === value,
  );
};

/** The unknown value by which this setting may be one that keeps the environment private. */
function hiddenIn(path: string, setting: unknown): string[] {
  if (isUnknown(setting)) return [path];
  const fields = fieldsOf(setting);
  const may = (value: unknown, word: string) => isUnknown(value) || wordOf(value) === word;
  const mayBePrivate = PRIVATE_OPTIONS.some(
    ({ namespace, option, value }) =>
      may(fields.namespace, namespace) && may(nameOf(fields), option) && may(fields.value, value),
  );
  if (!mayBePrivate) return [];
  const unknown = Object.keys(fields).find((key) => isUnknown(fields[key]));
  return unknown === undefined ? [] : [`${path}.${unknown}`];
}
