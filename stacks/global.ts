import type * as pulumi from "@pulumi/pulumi";
import { SipAccelerator } from "../components/front-door/accelerator";
import { GlobalCertificateValidation } from "../components/front-door/certificate";
import { SipCredentials } from "../components/front-door/credentials";
import { SipDns } from "../components/front-door/dns";
import { sipHostname, sipUrl } from "../components/front-door/sip-endpoint";
import { AcceleratorAlarms } from "../components/monitoring/accelerator-alarms";
import { AcceleratorDashboard } from "../components/monitoring/accelerator-dashboard";
import { ports } from "../components/network/ports";
import { LogBucket } from "../components/storage/log-bucket";
import type { GlobalConfig } from "./config";
import { globalOutputs } from "./outputs";
import { awsProvider } from "./provider";

/** The stack `<env>-global`: the static addresses, their name, its certificate record and the shared secret. */
export function globalStack(config: GlobalConfig) {
  const hostname = sipHostname(config.domain);
  const opts = { providers: { aws: awsProvider(config) } };
  const accelerator = createAccelerator(config, opts);
  const dns = createDns(config, hostname, accelerator, opts);
  new GlobalCertificateValidation("sip-certificate", { domainName: hostname, zoneId: dns.zoneId }, opts);
  const credentials = createCredentials(config, opts);
  createObservability(config, accelerator, opts);
  return outputs(config, hostname, { accelerator, dns, credentials });
}

type Options = pulumi.ComponentResourceOptions;

function createAccelerator(config: GlobalConfig, opts: Options): SipAccelerator {
  const { dualStack, bringYourOwnAddresses, flowLogs } = config.accelerator;
  const logs = flowLogs.enabled
    ? new LogBucket(
        "accelerator-logs",
        {
          retentionDays: flowLogs.retentionDays,
          forceDestroy: !config.protect,
          delivery: ["accelerator-flow-logs"],
        },
        opts,
      )
    : undefined;
  return new SipAccelerator(
    "sip",
    { dualStack, bringYourOwnAddresses, flowLogBucket: logs?.bucket, protect: config.protect },
    opts,
  );
}

function createDns(
  config: GlobalConfig,
  hostname: string,
  accelerator: SipAccelerator,
  opts: Options,
): SipDns {
  const { dualStack } = config.accelerator;
  return new SipDns(
    "sip",
    { ...config.dns, hostname, dualStack, accelerator, protect: config.protect },
    opts,
  );
}

function createCredentials(config: GlobalConfig, opts: Options): SipCredentials {
  const { region, cellRegions, credentials, protect } = config;
  return new SipCredentials("sip-credentials", { ...credentials, region, cellRegions, protect }, opts);
}

function createObservability(config: GlobalConfig, { listenerArn }: SipAccelerator, opts: Options): void {
  const { dualStack } = config.accelerator;
  new AcceleratorAlarms("accelerator", { ...config.alarms, listenerArn, dualStack }, opts);
  new AcceleratorDashboard("accelerator", { listenerArn, dualStack }, opts);
}

function outputs(
  config: GlobalConfig,
  hostname: string,
  made: { accelerator: SipAccelerator; dns: SipDns; credentials: SipCredentials },
) {
  const { accelerator, dns, credentials } = made;
  const port = ports.sipOverSecureWebSocket;
  return globalOutputs({
    environment: config.environment,
    domain: config.domain,
    sipEndpoint: { hostname, url: sipUrl(config.domain), port },
    accelerator: {
      arn: accelerator.arn,
      dnsName: accelerator.dnsName,
      dualStackDnsName: config.accelerator.dualStack ? accelerator.dualStackDnsName : undefined,
      ipAddresses: accelerator.ipAddresses,
    },
    listeners: { wss: { arn: accelerator.listenerArn, protocol: "TCP", port } },
    credentials: {
      secretName: credentials.secretName,
      secretArn: credentials.secretArn,
      regions: [...credentials.regions],
    },
    zoneId: dns.zoneId,
  });
}
