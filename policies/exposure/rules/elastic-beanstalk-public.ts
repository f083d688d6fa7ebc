import { type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, fieldsOf, isUnknown, itemsOf, wordOf } from "../../values";

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
  controls: {},
  types: ["aws:elasticbeanstalk/environment:Environment", NATIVE],
  judge({ type, props }) {
    const list = type === NATIVE ? "optionSettings" : "settings";
    const settings = itemsOf(props[list]).map(fieldsOf);
    const tier = tierOf(props.tier);
    if (wordOf(tier) === "worker" || settings.some(isPrivate)) return [];
    if (isUnknown(tier)) return [undecided("tier")];
    const open = settings.findIndex(mayBePrivate);
    if (isUnknown(props[list])) return [undecided(list)];
    if (open >= 0) return [undecided(`${list}[${open}].value`)];
    return [
      violation(
        `\`${list}\` does not set \`ELBScheme\` to \`internal\`, and AWS then makes a public load balancer.`,
      ),
    ];
  },
};

/** The native form has an object with a name. */
const tierOf = (tier: unknown): unknown => (isUnknown(tier) ? tier : (fieldsOf(tier).name ?? tier));

const optionOf = (setting: Fields) =>
  PRIVATE_OPTIONS.find(
    ({ namespace, option }) =>
      wordOf(setting.namespace) === namespace && wordOf(setting.name ?? setting.optionName) === option,
  );

const isPrivate = (setting: Fields): boolean =>
  optionOf(setting) !== undefined && wordOf(setting.value) === optionOf(setting)?.value;

const mayBePrivate = (setting: Fields): boolean =>
  optionOf(setting) !== undefined && isUnknown(setting.value);
