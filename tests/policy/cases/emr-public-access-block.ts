import { mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const good = mutants({
  type: "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
  props: {
    blockPublicSecurityGroupRules: true,
    permittedPublicSecurityGroupRuleRanges: [{ minRange: 22, maxRange: 22 }],
  },
});
const permitted = (minRange: unknown, maxRange: unknown) => ({
  permittedPublicSecurityGroupRuleRanges: [{ minRange, maxRange }],
});

export default {
  violating: [
    {
      title: "off",
      given: good({ blockPublicSecurityGroupRules: false }),
      says: "`blockPublicSecurityGroupRules` is false.",
    },
    {
      title: "ports up to that of SSH",
      given: good(permitted(1, 22)),
      says: "`permittedPublicSecurityGroupRuleRanges[0]` permits more than port 22.",
    },
    {
      title: "a web port",
      given: good(permitted(22, 8080)),
      says: "`permittedPublicSecurityGroupRuleRanges[0]` permits more than port 22.",
    },
  ],
  clean: [
    { title: "on", given: good({}) },
    { title: "on without exceptions", given: good({ permittedPublicSecurityGroupRuleRanges: [] }) },
  ],
  unknown: [
    {
      title: "an unknown switch",
      given: good({ blockPublicSecurityGroupRules: UNKNOWN_BOOLEAN }),
      says: "blockPublicSecurityGroupRules",
    },
    {
      title: "an unknown port",
      given: good(permitted(22, UNKNOWN)),
      says: "permittedPublicSecurityGroupRuleRanges[0]",
    },
  ],
} satisfies RuleCases;
