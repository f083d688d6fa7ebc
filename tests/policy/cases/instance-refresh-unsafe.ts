import { mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const refresh = (preferences: unknown) => ({ instanceRefresh: { strategy: "Rolling", preferences } });
const good = mutants({
  type: "aws:autoscaling/group:Group",
  props: {
    launchTemplate: { id: "lt-1", version: "3" },
    ...refresh({ autoRollback: true, minHealthyPercentage: 100 }),
  },
});
const property = "instanceRefresh.preferences.autoRollback";

export default {
  violating: [
    {
      title: "no refresh",
      given: good({ instanceRefresh: undefined }),
      says: "`instanceRefresh` is left out, and nodes keep their old template.",
    },
    {
      title: "no refresh of a group with several types",
      given: good({ launchTemplate: undefined, mixedInstancesPolicy: {}, instanceRefresh: undefined }),
      says: "`instanceRefresh` is left out, and nodes keep their old template.",
    },
    {
      title: "a little less than nine tenths",
      given: good(refresh({ autoRollback: true, minHealthyPercentage: 89 })),
      says: "`instanceRefresh.preferences.minHealthyPercentage` is 89 %, less than 90 %.",
    },
    {
      title: "no preferences",
      given: good(refresh(undefined)),
      says: `\`${property}\` is left out, and a failed refresh stays as it is.`,
    },
    {
      title: "no rollback",
      given: good(refresh({ autoRollback: false })),
      says: `\`${property}\` is false.`,
    },
    {
      title: "half of the fleet",
      given: good(refresh({ autoRollback: true, minHealthyPercentage: 50 })),
      says: "`instanceRefresh.preferences.minHealthyPercentage` is 50 %, less than 90 %.",
    },
  ],
  clean: [
    { title: "a careful refresh", given: good({}) },
    { title: "nine tenths", given: good(refresh({ autoRollback: true, minHealthyPercentage: 90 })) },
    { title: "AWS's own share", given: good(refresh({ autoRollback: true })) },
    {
      title: "a group without a template",
      given: good({ launchTemplate: undefined, instanceRefresh: undefined }),
    },
  ],
  unknown: [
    { title: "an unknown refresh", given: good({ instanceRefresh: UNKNOWN }), says: "instanceRefresh" },
    { title: "an unknown switch", given: good(refresh({ autoRollback: UNKNOWN_BOOLEAN })), says: property },
  ],
} satisfies RuleCases;
