import type { Catalogue } from "./catalogue";

/** The rules about other services: their numbers. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  AEC: [1, 3, 4, 5, 6],
  APIG: [1, 2, 3, 4, 6],
  ASC: [3],
  C: [91],
  CB: [4, 5],
  CFR: [1, 2, 3, 4, 5, 6, 7],
  COG: [1, 2, 4, 7, 8],
  DDB: [3, 4],
  DOC: [1, 2, 3, 4, 5],
  EB: [1, 3, 4],
  EKS: [1, 2],
  EMR: [2, 4, 5, 6],
  EVB: [1],
  GL: [1, 3],
  KDA: [3],
  KDF: [1],
  KDS: [1, 3],
  LEX: [4],
  MS: [1, 3, 4, 7, 8, 10],
  MSK: [2, 3, 6],
  N: [1, 2, 3, 4, 5],
  OS: [1, 2, 3, 4, 5, 7, 8, 9],
  QS: [1],
  RDS: [2, 3, 6, 8, 10, 11, 13, 14, 16],
  RS: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11],
  SF: [1, 2],
  SM: [1, 2, 3],
  TS: [3],
};

/** The AwsSolutions pack of cdk-nag. */
export const cdkNag: Catalogue = {
  title: "cdk-nag, AwsSolutions",
  source: "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md",
  here: {
    "AwsSolutions-AS1": {
      about: "groups have a cooldown",
      none: "It counts for simple scaling only, and AWS has a default.",
    },
    "AwsSolutions-AS2": { about: "groups have health checks" },
    "AwsSolutions-AS3": {
      about: "groups notify of scaling",
      none: "Alarms on what callers feel say more than each launch.",
    },
    "AwsSolutions-EC23": { about: "no group admits the world" },
    "AwsSolutions-EC26": { about: "volumes are encrypted" },
    "AwsSolutions-EC27": {
      about: "groups have a description",
    },
    "AwsSolutions-EC28": {
      about: "instances have detailed monitoring",
    },
    "AwsSolutions-EC29": {
      about: "instances outside of groups are protected from termination",
      none: "What is protected is judged by what would be lost.",
    },
    "AwsSolutions-ECR1": { about: "image repositories are not open" },
    "AwsSolutions-ECS2": { about: "no plain values in the environment of containers" },
    "AwsSolutions-ECS4": {
      about: "clusters have Container Insights",
      none: "Worth its price for some; nothing breaks without it.",
    },
    "AwsSolutions-ECS7": { about: "containers log", none: "Sidecars and log routers log by other ways." },
    "AwsSolutions-EFS1": { about: "file systems are encrypted" },
    "AwsSolutions-ELB1": {
      about: "no Classic Load Balancers for HTTP",
      none: "They still work; their exposure, listeners and drain are judged.",
    },
    "AwsSolutions-ELB2": { about: "load balancers log access" },
    "AwsSolutions-ELB3": { about: "Classic Load Balancers drain connections" },
    "AwsSolutions-ELB4": { about: "Classic Load Balancers span zones" },
    "AwsSolutions-ELB5": { about: "Classic Load Balancers end TLS" },
    "AwsSolutions-IAM4": { about: "no policies managed by AWS" },
    "AwsSolutions-IAM5": { about: "no wildcards in policies" },
    "AwsSolutions-KMS5": { about: "keys rotate" },
    "AwsSolutions-L1": {
      about: "functions use the latest runtime",
    },
    "AwsSolutions-S1": { about: "buckets log access" },
    "AwsSolutions-S2": { about: "buckets block public access" },
    "AwsSolutions-S5": { about: "website buckets are not open" },
    "AwsSolutions-S10": { about: "buckets ask for TLS" },
    "AwsSolutions-SMG4": {
      about: "secrets rotate by themselves",
      none: "A rotation needs a function that knows both ends; the secret here is rotated by its owners.",
    },
    "AwsSolutions-SNS3": {
      about: "topics ask publishers for TLS",
      none: "AWS's own services, which publish here, always use it.",
    },
    "AwsSolutions-SQS2": { about: "queues are encrypted" },
    "AwsSolutions-SQS3": {
      about: "queues have a dead-letter queue",
      none: "Which queue is one cannot be told where the other stack names it.",
    },
    "AwsSolutions-SQS4": {
      about: "queues ask for TLS",
      none: "AWS's own services, which send here, always use it.",
    },
    "AwsSolutions-VPC3": {
      about: "no network ACLs",
      none: "They are right where a whole subnet must be closed; open ones are judged.",
    },
    "AwsSolutions-VPC7": { about: "VPCs have flow logs" },
  },
  elsewhere: Object.entries(NUMBERS).flatMap(([service, numbers]) =>
    numbers.map((number) => `AwsSolutions-${service}${number}`),
  ),
};
