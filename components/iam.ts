import * as pulumi from "@pulumi/pulumi";

/** One statement of an IAM policy, in IAM's own JSON. Values may be outputs; the document is rendered once they are known. */
export interface PolicyStatement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: "*" | Record<string, pulumi.Input<string> | pulumi.Input<string>[]>;
  Action: string | string[];
  Resource?: pulumi.Input<string> | pulumi.Input<string>[];
  Condition?: Record<string, Record<string, pulumi.Input<string> | pulumi.Input<string>[]>>;
}

/** The JSON text of an IAM policy, version 2012-10-17 (the only one that has policy variables). */
export function policyDocument(
  statements: pulumi.Input<pulumi.Input<PolicyStatement>[]>,
): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** The trust policy by which one AWS service, for example `ecs-tasks.amazonaws.com`, may take on a role. */
export function trustService(service: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });
}
