import { forceNew, type ResourceTable, refusal, required, tags, text } from "../../model/table";
import { toVpc } from "../references";

export const privateDnsNamespace: ResourceTable = {
  token: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",

  service: "ServiceDiscovery",
  title: "Service Discovery Private DNS Namespace",
  operations: { read: "GetNamespace", update: "UpdatePrivateDnsNamespace", delete: "DeleteNamespace" },
  scope: "regional",
  inputs: {
    description: text({ maxLength: 1024 }),
    name: text({ forceNew, maxLength: 1024 }),
    tags: tags(),
    vpc: text({ required, forceNew, refers: { ...toVpc, missing: "InvalidInput", holds: false } }),
  },

  autoName: {},
  id: "ns-{hex:16}",
  importId: "{id}:{vpc}",
  outputs: {
    arn: "arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}",
    hostedZone: "Z{upper:20}",
  },

  unique: [
    {
      by: ["name", "vpc"],
      code: "ConflictingDomainExists",
      message:
        "Can't create namespace {name}: the VPC {vpc} is already associated with a hosted zone of that name",
    },
  ],
  deletion: {
    accept: (c) => {
      const services = c.cloud
        .find("aws:servicediscovery/service:Service")
        .filter(({ outputs }) => outputs.namespaceId === c.outputs.text("id"));
      if (services.length > 0)
        throw refusal("ResourceInUse", "Namespace can't be deleted because it still contains services.");
    },
  },
  timing: "minutes",
};
