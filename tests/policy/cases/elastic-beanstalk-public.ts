import { type Case, mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const NATIVE = "aws-native:elasticbeanstalk:Environment";
const says = "`settings` does not set `ELBScheme` to `internal`, and AWS then makes a public load balancer.";
const scheme = (value: unknown) => ({ namespace: "aws:ec2:vpc", name: "ELBScheme", value });
const good = mutants({
  type: "aws:elasticbeanstalk/environment:Environment",
  props: { application: "shop", tier: "WebServer", settings: [scheme("internal")] },
});

export default {
  violating: [
    { title: "no settings", given: good({ settings: undefined }), says },
    { title: "a public scheme", given: good({ settings: [scheme("public")] }), says },
    { title: "no tier", given: good({ settings: [], tier: undefined }), says },
    {
      title: "the option in another namespace",
      given: good({ settings: [{ ...scheme("internal"), namespace: "aws:elb" }] }),
      says,
    },
    {
      title: "another option of the same namespace",
      given: good({ settings: [{ ...scheme("internal"), name: "Subnets" }] }),
      says,
    },
    ...[
      { ...scheme(UNKNOWN), namespace: "aws:elb" },
      { ...scheme(UNKNOWN), name: "Subnets" },
      { ...scheme("public"), namespace: UNKNOWN },
    ].map((setting) => ({
      title: `what can be no internal scheme: ${JSON.stringify(setting)}`,
      given: good({ settings: [setting] }),
      says,
    })),
    {
      title: "the native form",
      given: { type: NATIVE, props: { optionSettings: [] } },
      says: says.replace("settings", "optionSettings"),
    },
  ],
  clean: [
    { title: "an internal one", given: good({}) },
    { title: "a worker", given: good({ tier: "Worker", settings: [] }) },
    {
      title: "a single instance",
      given: good({
        settings: [
          { namespace: "aws:elasticbeanstalk:environment", name: "EnvironmentType", value: "SingleInstance" },
        ],
      }),
    },
    {
      title: "a native internal one",
      given: {
        type: NATIVE,
        props: { optionSettings: [{ namespace: "aws:ec2:vpc", optionName: "ELBScheme", value: "internal" }] },
      },
    },
    { title: "a native worker", given: { type: NATIVE, props: { tier: { name: "Worker" } } } },
  ] satisfies Case[],
  unknown: [
    { title: "unknown settings", given: good({ settings: UNKNOWN_LIST }), says: "settings" },
    { title: "an unknown scheme", given: good({ settings: [scheme(UNKNOWN)] }), says: "settings[0].value" },
    {
      title: "an unknown option",
      given: good({ settings: [{ ...scheme("internal"), name: UNKNOWN }] }),
      says: "settings[0].name",
    },
    { title: "an unknown tier", given: good({ settings: [], tier: UNKNOWN }), says: "tier" },
  ],
} satisfies RuleCases;
