import { mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const good = mutants({
  type: "aws:route53/record:Record",
  props: {
    name: "sip",
    type: "CNAME",
    ttl: 60,
    setIdentifier: "a",
    weightedRoutingPolicies: [{ weight: 100 }],
  },
});
const native = mutants({
  type: "aws-native:route53:RecordSet",
  props: { name: "sip", type: "CNAME", ttl: "60", setIdentifier: "a", failover: "PRIMARY" },
});
const says = "`ttl` is 300 s, more than 60 s.";
const plain = { weightedRoutingPolicies: undefined, setIdentifier: undefined };

export default {
  violating: [
    { title: "five minutes for shared traffic", given: good({ ttl: 300 }), says },
    {
      title: "five minutes with a health check",
      given: good({ ...plain, ttl: 300, healthCheckId: "hc" }),
      says,
    },
    ...[
      "failoverRoutingPolicies",
      "latencyRoutingPolicies",
      "geolocationRoutingPolicies",
      "geoproximityRoutingPolicy",
      "cidrRoutingPolicy",
    ].map((policy) => ({
      title: `five minutes with ${policy}`,
      given: good({ ...plain, ttl: 300, [policy]: [{ type: "PRIMARY" }] }),
      says,
    })),
    ...["weight", "region", "geoLocation", "geoProximityLocation", "cidrRoutingConfig", "healthCheckId"].map(
      (property) => ({
        title: `a native record with ${property}`,
        given: native({ ttl: "300", failover: undefined, [property]: "x" }),
        says,
      }),
    ),
    {
      title: "a native record with many answers",
      given: native({ ttl: "300", failover: undefined, multiValueAnswer: true }),
      says,
    },
    {
      title: "many answers",
      given: good({ ...plain, ttl: "300", multivalueAnswerRoutingPolicy: true }),
      says,
    },
    { title: "a native record", given: native({ ttl: "300" }), says },
  ],
  clean: [
    { title: "a minute", given: good({}) },
    {
      title: "a record that never changes",
      given: good({ ...plain, ttl: 86_400, multivalueAnswerRoutingPolicy: false }),
    },
    { title: "an alias", given: good({ ttl: undefined }) },
    { title: "a native record", given: native({}) },
    { title: "a native record that never changes", given: native({ ttl: "86400", failover: undefined }) },
    {
      title: "a time that is not known yet, of a record that never changes",
      given: good({ ...plain, ttl: UNKNOWN }),
    },
  ],
  unknown: [
    { title: "an unknown time", given: good({ ttl: UNKNOWN }), says: "ttl" },
    {
      title: "an unknown routing",
      given: good({ ttl: 300, weightedRoutingPolicies: UNKNOWN_LIST }),
      says: "weightedRoutingPolicies",
    },
  ],
} satisfies RuleCases;
