import type { Props } from "../analyze";
import { mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN, UNKNOWN_LIST } from "../cases";

const good = mutants({
  type: "aws:route53/record:Record",
  props: { name: "sip", type: "A", failoverRoutingPolicies: [{ type: "PRIMARY" }], healthCheckId: "hc" },
});
const alias = (evaluateTargetHealth: unknown) => ({
  healthCheckId: undefined,
  aliases: [{ name: "lb", evaluateTargetHealth }],
});
const native = (props: Props) => ({ type: "aws-native:route53:RecordSet", props });
const none = { healthCheckId: undefined, failoverRoutingPolicies: undefined };
const says = "The record has neither `healthCheckId` nor an alias with `evaluateTargetHealth: true`.";

export default {
  violating: [
    { title: "a primary without a check", given: good({ healthCheckId: undefined }), says },
    { title: "an alias that does not look", given: good(alias(false)), says },
    {
      title: "latency routing",
      given: good({ ...none, latencyRoutingPolicies: [{ region: "eu-west-1" }] }),
      says,
    },
    {
      title: "routing by place",
      given: good({ ...none, geoproximityRoutingPolicy: { awsRegion: "eu-west-1" } }),
      says,
    },
    {
      title: "native routing by place",
      given: native({ geoProximityLocation: { awsRegion: "eu-west-1" } }),
      says,
    },
    { title: "many answers", given: good({ ...none, multivalueAnswerRoutingPolicy: true }), says },
    { title: "a native primary", given: native({ failover: "PRIMARY" }), says },
    { title: "native latency routing", given: native({ region: "eu-west-1" }), says },
    { title: "many native answers", given: native({ multiValueAnswer: true }), says },
    {
      title: "a native alias that does not look",
      given: native({ failover: "PRIMARY", aliasTarget: { evaluateTargetHealth: false } }),
      says,
    },
  ],
  clean: [
    { title: "a native check", given: native({ failover: "PRIMARY", healthCheckId: "hc" }) },
    {
      title: "a native alias that looks",
      given: native({ failover: "PRIMARY", aliasTarget: { evaluateTargetHealth: true } }),
    },
    { title: "a native secondary", given: native({ failover: "SECONDARY" }) },
    { title: "a check", given: good({}) },
    { title: "an alias that looks", given: good(alias(true)) },
    { title: "a secondary", given: good({ ...none, failoverRoutingPolicies: [{ type: "SECONDARY" }] }) },
    { title: "a share by weight", given: good({ ...none, weightedRoutingPolicies: [{ weight: 10 }] }) },
    { title: "a plain record", given: good({ ...none, multivalueAnswerRoutingPolicy: false }) },
  ],
  unknown: [
    {
      title: "an unknown policy",
      given: good({ ...none, latencyRoutingPolicies: UNKNOWN_LIST }),
      says: "latencyRoutingPolicies",
    },
    { title: "an alias that may look", given: good(alias(UNKNOWN_BOOLEAN)), says: "aliases" },
    {
      title: "a native alias that may look",
      given: native({ failover: "PRIMARY", aliasTarget: UNKNOWN }),
      says: "aliasTarget",
    },
    { title: "an unknown role", given: native({ failover: UNKNOWN }), says: "failover" },
    { title: "an unknown alias", given: good({ ...alias(true), aliases: [UNKNOWN] }), says: "aliases" },
  ],
} satisfies RuleCases;
