import * as aws from "@pulumi/aws";
import { disposableTag } from "../policies/constants";
import type { StackConfig } from "./config";

/**
 * The one AWS provider of a stack: in its Region, limited to the configured account, tagging all that it makes. Explicit,
 * so that awsx's children use it too instead of a second plugin process of another version.
 */
export function awsProvider(config: StackConfig): aws.Provider {
  return new aws.Provider("aws", {
    region: config.region as aws.Region,
    allowedAccountIds: config.accountId === undefined ? undefined : [config.accountId],
    defaultTags: { tags: stackTags(config) },
  });
}

/** The tags of everything in a stack. */
export function stackTags(config: StackConfig): Record<string, string> {
  return {
    ...config.tags,
    ...(config.protect ? {} : disposableTag),
    Project: "voip-cells",
    Environment: config.environment,
    Stack: config.stack,
  };
}
