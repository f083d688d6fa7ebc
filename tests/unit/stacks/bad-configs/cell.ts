/** Mistakes in the settings of a cell. */
import { cell } from "../support";
import { type BadConfig, cellFile, inCell, otherFile } from "./case";

const drained = { "voip-cells:ingress": { drained: true, trafficDialPercentage: 50 } };

export const badCells: readonly BadConfig[] = [
  // address ranges
  inCell("network.cidrBlock", "10.20.0.0", /CIDR notation/, /"10.20.0.0\/16"/),
  inCell("network.cidrBlock", "10.20.7.0/16", /host bits/, /Write "10.20.0.0\/16"/),
  inCell("network.cidrBlock", "10.20.0.0/24", /must be a \/16 to \/20/, /Write "10.20.0.0\/20"/),
  inCell("network.cidrBlock", "8.8.0.0/16", /outside of the private ranges/, /for example "10.20.0.0\/16"/),
  inCell("network.cidrBlock", "172.17.0.0/16", /overlaps 172.17.0.0\/16, used by/, /another range/),
  {
    title: "cells that overlap",
    files: { "dev-eu-west-1": cell("eu-west-1", "10.20.16.0/20") },
    file: otherFile,
    key: "network.cidrBlock",
    value: "10.20.16.0/20",
    rule: /overlaps 10.20.0.0\/16 of .*Pulumi.dev-eu-central-1.yaml/,
    cure: /its own range, for example "10.21.0.0\/20"/,
  },
  {
    title: "a cell without an address range",
    files: { "dev-eu-west-1": { "voip-cells:network": undefined } },
    file: otherFile,
    key: "network.cidrBlock",
    rule: /is missing/,
    cure: /address range of the cell/,
  },
  // the network
  inCell("network.availabilityZones", 5, /from 2 to 4/, /in that range/),
  {
    title: "more zones than the Region has",
    files: {
      "dev-us-west-1": {
        ...cell("us-west-1", "10.22.0.0/16"),
        "voip-cells:network": { cidrBlock: "10.22.0.0/16", availabilityZones: 3 },
      },
    },
    file: "Pulumi.dev-us-west-1.yaml",
    key: "network.availabilityZones",
    value: 3,
    rule: /more than the 2 zones of us-west-1/,
    cure: /Write 2 or less/,
  },
  inCell("network.natGateways", "onePerAz", /must be "Single" or "OnePerAz"/, /small and capital/),
  inCell(
    "network.dualStack",
    false,
    /does not go with accelerator.dualStack true/,
    /true here, or false there/,
  ),
  // sizes
  inCell("edge.memoryMiB", 3000, /no memory that Fargate offers with 1024 CPU units/, /Write 3072/),
  inCell("edge.cpuUnits", 1000, /must be one of 256, 512/, /one of these/),
  inCell("edge.minTasks", 20, /above edge.maxTasks, 12/, /Lower it/),
  inCell("edge.stopTimeoutSeconds", 121, /from 2 to 120 \(seconds\)/, /in that range/),
  inCell("edge.imageTag", "latest", /immutable/, /one version/),
  inCell("edge.connectionsPerTask", 5000, /more than the 3971 connections/, /raise edge.memoryMiB/),
  inCell("edge.limits.banSeconds", 0, /from 1 to 86400 \(seconds\)/, /in that range/),
  {
    title: "an origin that is the address of a page",
    files: {
      "dev-eu-central-1": { "voip-cells:edge": { origins: ["https://a.example", "https://b.example/app"] } },
    },
    file: cellFile,
    key: "edge.origins.1",
    value: "https://b.example/app",
    rule: /not the origin of a web page/,
    cure: /https:\/\/app.example.com/,
  },
  ...(
    [
      ["metrics", /not an IPv4 range/, /10\.90\.1\.0/],
      ["10.90.1.7/24", /host bits/, /"10\.90\.1\.0\/24"/],
      ["0.0.0.0/0", /outside of the private ranges/, /private network/],
      ["10.90.0.0/24", /twice/, /once/],
    ] as const
  ).map(([value, rule, cure]) => ({
    title: `metrics for ${value}`,
    files: {
      "dev-eu-central-1": { "voip-cells:edge": { metricsNetworks: ["10.90.0.0/24", value] } },
    },
    file: cellFile,
    key: "edge.metricsNetworks.1",
    value,
    rule,
    cure,
  })),
  {
    title: "a menu without a choice that can be dialled",
    files: {
      "dev-eu-central-1": {
        "voip-cells:menus": {
          reception: { greeting: "welcome.wav", invalid: "invalid.wav", choices: { one: "sales" } },
        },
      },
    },
    file: cellFile,
    key: "menus.reception.choices.one",
    value: "sales",
    rule: /not keys and a number/,
    cure: /"1": "sales"/,
  },
  {
    title: "a menu with the path of a greeting",
    files: {
      "dev-eu-central-1": {
        "voip-cells:menus": {
          reception: { greeting: "/tmp/welcome.wav", invalid: "invalid.wav", choices: { "1": "sales" } },
        },
      },
    },
    file: cellFile,
    key: "menus.reception.greeting",
    value: "/tmp/welcome.wav",
    rule: /no plain .wav file name/,
    cure: /welcome.wav/,
  },
  inCell("edge.logRetentionDays", 10, /must be one of 1, 3, 5/, /one of these/),
  inCell("media.minSize", 10, /above media.maxSize, 9/, /raise media.maxSize to 10/),
  inCell("switches.minSize", 31, /above switches.maxSize, 30/, /Lower it/),
  inCell("switches.heartbeatSeconds", 7201, /from 30 to 7200/, /in that range/),
  inCell("switches.instanceType", "c7g.xlarge", /is an Arm type/, /Intel or AMD/),
  inCell("media.instanceType", "m3.large", /Global Accelerator does not take/, /a current one/),
  inCell("media.instanceType", "large", /not an instance type/, /family and size/),
  inCell("media.imageId", "debian-12", /neither the id of a machine image/, /ami-0123/),
  inCell("media.sessionsPerNode", "many", /must be a whole number from 1 to 1250/, /without quotes/),
  inCell("media.rootVolumeGiB", 8.5, /must be a whole number/, /in that range/),
  // recordings, ingress
  inCell("recordings.expireAfterDays", 90, /not above recordings.coldAfterDays, 90/, /91 or more/),
  inCell("recordings.forceDestroy", true, /though protect is true/, /Write false/),
  inCell("ingress.trafficDialPercentage", 101, /from 0 to 100 \(percent\)/, /in that range/),
  {
    ...inCell(
      "ingress.trafficDialPercentage",
      50,
      /no effect while ingress.drained/,
      /one of the two/,
      drained,
    ),
    title: "a dial of a drained cell",
  },
];
