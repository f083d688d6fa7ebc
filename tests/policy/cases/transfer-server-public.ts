import { type Case, mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const good = mutants({
  type: "aws:transfer/server:Server",
  props: { endpointType: "VPC", endpointDetails: { vpcId: "vpc-1", subnetIds: ["subnet-1"] } },
});
const addresses = (addressAllocationIds: unknown) => ({ endpointDetails: { addressAllocationIds } });
const leftOut = "`endpointType` is left out, and AWS then makes it public.";

export default {
  violating: [
    ...["aws:transfer/server:Server", "aws-native:transfer:Server"].flatMap((type): Case[] => [
      { title: `nothing said in ${type}`, given: good({ endpointType: undefined }, type), says: leftOut },
      {
        title: `PUBLIC in ${type}`,
        given: good({ endpointType: "PUBLIC" }, type),
        says: "`endpointType` is `PUBLIC`.",
      },
    ]),
    { title: "null", given: good({ endpointType: null }), says: leftOut },
    {
      title: "Elastic IPs",
      given: good(addresses(["eipalloc-1"])),
      says: "`endpointDetails.addressAllocationIds` gives the server public addresses.",
    },
  ],
  clean: [
    { title: "a VPC", given: good({}) },
    { title: "a VPC endpoint", given: good({ endpointType: "VPC_ENDPOINT" }) },
    { title: "no Elastic IPs", given: good(addresses([])) },
  ],
  unknown: [
    { title: "an unknown type", given: good({ endpointType: UNKNOWN }), says: "endpointType" },
    {
      title: "unknown addresses",
      given: good(addresses(UNKNOWN_LIST)),
      says: "endpointDetails.addressAllocationIds",
    },
  ],
} satisfies RuleCases;
