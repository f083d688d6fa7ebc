import {
  type Context,
  flag,
  forceNew,
  integer,
  map,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";

const endpointTypes = ["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"];
const types = [...endpointTypes, "CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"];

export const healthCheck: ResourceTable = {
  token: "aws:route53/healthCheck:HealthCheck",

  service: "Route 53",
  title: "Route 53 Health Check",

  scope: "global",
  inputs: {
    childHealthThreshold: integer({ min: 0, max: 256 }),
    childHealthchecks: set(text(), { maxItems: 256 }),
    cloudwatchAlarmName: text(),
    cloudwatchAlarmRegion: text(),
    disabled: flag({ default: false }),
    enableSni: flag({ computed: true }),
    failureThreshold: integer({ computed: true, min: 1, max: 10 }),
    fqdn: text({ maxLength: 255 }),
    insufficientDataHealthStatus: text({ oneOf: ["Healthy", "Unhealthy", "LastKnownStatus"] }),
    invertHealthcheck: flag(),
    ipAddress: text(),
    measureLatency: flag({ forceNew, default: false }),
    port: integer({ min: 1, max: 65_535 }),
    referenceName: text({ forceNew, maxLength: 27 }),
    regions: set(text(), { minItems: 3, maxItems: 64 }),
    requestInterval: integer({ forceNew, oneOf: [10, 30] }),
    resourcePath: text({ maxLength: 255 }),
    routingControlArn: text({ forceNew, format: "arn" }),
    searchString: text({ maxLength: 255 }),
    tags: tags(),
    triggers: map(),
    type: text({ required, forceNew, oneOf: types }),
  },

  id: "{uuid}",

  outputs: {
    arn: "arn:{partition}:route53:::healthcheck/{id}",
    enableSni: (c) => c.inputs.text("type")?.startsWith("HTTPS") ?? false,
    failureThreshold: () => 3,
  },

  accept: (c) => {
    if (
      !endpointTypes.includes(c.inputs.text("type") ?? "") ||
      c.inputs.has("fqdn") ||
      c.inputs.has("ipAddress")
    )
      return;
    throw refusal(
      "InvalidInput",
      "Invalid parameter : A fully qualified domain name or an IP address must be given for an endpoint health check",
    );
  },
  deletion: { accept: checkUnused },
};

function checkUnused(c: Context): void {
  const healthCheckId = c.outputs.text("id") ?? "";
  if (c.cloud.find("aws:route53/record:Record", { healthCheckId }).length > 0)
    throw refusal(
      "HealthCheckInUse",
      "The health check cannot be deleted because there are one or more resource record sets that refer to it",
    );
}
