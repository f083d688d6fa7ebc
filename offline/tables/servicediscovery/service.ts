import {
  block,
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  required,
  tags,
  text,
} from "../../model/table";

const toNamespace = {
  to: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  missing: "NamespaceNotFound",
  message: "No namespace with id {value} found",
};

export const discoveryService: ResourceTable = {
  token: "aws:servicediscovery/service:Service",

  service: "ServiceDiscovery",
  title: "Service Discovery Service",
  operations: { create: "CreateService", read: "GetService", update: "UpdateService" },
  scope: "regional",
  inputs: {
    description: text({ maxLength: 1024 }),
    dnsConfig: block({
      dnsRecords: list(
        block({
          ttl: integer({ required, min: 0, max: 2_147_483_647 }),
          type: text({ required, forceNew, oneOf: ["SRV", "A", "AAAA", "CNAME"] }),
        }),
        { required },
      ),
      namespaceId: text({ required, forceNew, refers: toNamespace }),
      routingPolicy: text({ forceNew, default: "MULTIVALUE", oneOf: ["MULTIVALUE", "WEIGHTED"] }),
    }),
    forceDestroy: flag({ default: false, local: true }),
    healthCheckConfig: block({
      failureThreshold: integer({ min: 1, max: 10 }),
      resourcePath: text({ maxLength: 255 }),
      type: text({ oneOf: ["HTTP", "HTTPS", "TCP"] }),
    }),
    healthCheckCustomConfig: block(
      { failureThreshold: integer({ forceNew }) },
      { forceNew, conflictsWith: ["healthCheckConfig"] },
    ),
    name: text({ forceNew }),
    namespaceId: text({ forceNew, computed: true, refers: toNamespace }),
    tags: tags(),
    type: text({ forceNew, computed: true, oneOf: ["HTTP"] }),
  },

  autoName: {},
  id: "srv-{hex:16}",
  outputs: {
    arn: "arn:{partition}:servicediscovery:{region}:{account}:service/{id}",
    namespaceId: (c) => c.inputs.block("dnsConfig").text("namespaceId") ?? "",
    type: (c) => (c.inputs.has("dnsConfig") ? "DNS_HTTP" : "HTTP"),
  },

  unique: [
    {
      by: ["name", "namespaceId"],
      code: "ServiceAlreadyExists",
      message: "Service already exists.",
    },
  ],
  timing: "seconds",
};
