import { type Case, type RuleCases, UNKNOWN } from "../cases";

const leftOut = (path: string) =>
  `\`${path}httpTokens\` is left out, and the image or the account then decides.`;
const good = { httpTokens: "required", httpPutResponseHopLimit: 1 };
const types = [
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws-native:ec2:Instance",
  "aws-native:autoscaling:LaunchConfiguration",
];
const nativeTemplate = "aws-native:ec2:LaunchTemplate";
const defaults = "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults";
const template = (metadataOptions: unknown): Case["given"] => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  props: { metadataOptions },
});

export default {
  violating: [
    ...types.map(
      (type): Case => ({
        title: type,
        given: { type, props: { instanceType: "t4g.small" } },
        says: leftOut("metadataOptions."),
      }),
    ),
    {
      title: nativeTemplate,
      given: { type: nativeTemplate, props: { launchTemplateData: { imageId: "ami" } } },
      says: leftOut("launchTemplateData.metadataOptions."),
    },
    { title: defaults, given: { type: defaults, props: { httpEndpoint: "enabled" } }, says: leftOut("") },
    {
      title: "tokens for those who like",
      given: template({ httpTokens: "optional" }),
      says: "`metadataOptions.httpTokens` is not `required`.",
    },
    {
      title: "answers that containers get too",
      given: template({ ...good, httpPutResponseHopLimit: "2" }),
      says: "`metadataOptions.httpPutResponseHopLimit` is 2, more than 1.",
    },
    {
      title: "both",
      given: template({ httpTokens: "no-preference", httpPutResponseHopLimit: 64 }),
      says: [
        "`metadataOptions.httpTokens` is not `required`.",
        "`metadataOptions.httpPutResponseHopLimit` is 64, more than 1.",
      ],
    },
  ],
  clean: [
    {
      title: "nothing said, where the account requires tokens",
      given: template({ httpPutResponseHopLimit: 2 }),
      settings: { accountRequiresTokens: true, maximumHops: 2 },
    },
    { title: "tokens", given: template(good) },
    { title: "no metadata service", given: template({ httpEndpoint: "disabled" }) },
    {
      title: "an instance of a template",
      given: { type: "aws:ec2/instance:Instance", props: { launchTemplate: { id: "lt-1" } } },
    },
    {
      title: "a native template",
      given: { type: nativeTemplate, props: { launchTemplateData: { metadataOptions: good } } },
    },
    { title: "an account", given: { type: defaults, props: good } },
  ],
  unknown: [
    { title: "unknown options", given: template(UNKNOWN), says: "metadataOptions" },
    {
      title: "an unknown choice",
      given: template({ httpTokens: UNKNOWN }),
      says: "metadataOptions.httpTokens",
    },
    {
      title: "an unknown number of hops",
      given: template({ ...good, httpPutResponseHopLimit: UNKNOWN }),
      says: "metadataOptions.httpPutResponseHopLimit",
    },
    {
      title: "an unknown endpoint",
      given: template({ httpTokens: "optional", httpEndpoint: UNKNOWN }),
      says: "metadataOptions.httpEndpoint",
    },
  ],
} satisfies RuleCases;
