import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
// A program outside of this repository imports "voip-cells/stacks/outputs".
import { readCellOutputs, readGlobalOutputs } from "../../stacks/outputs";

const config = new pulumi.Config();
const environment = config.require("environment");
const phoneSystem = readGlobalOutputs(stackOf("global"));
const cell = readCellOutputs(stackOf(config.require("cellRegion")));

/** For the role of the back end: read the SIP credential secret, the home copy and its replicas. */
const readCredential = new aws.iam.Policy("read-sip-credential", {
  description: "Read the SIP credential secret of the phone system",
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
        Resource: phoneSystem.credentials.secretArn.apply(inEveryRegion),
      },
    ],
  }),
});

/** For the back end's machines in the cell's private subnets: HTTPS to AWS and the widget's own services, nothing inwards. */
const backend = new aws.ec2.SecurityGroup("backend", {
  description: "Widget back end",
  vpcId: cell.vpc.id,
});

new aws.vpc.SecurityGroupEgressRule("backend-https", {
  securityGroupId: backend.id,
  description: "HTTPS to AWS and the services of the widget",
  ipProtocol: "tcp",
  fromPort: 443,
  toPort: 443,
  cidrIpv4: "0.0.0.0/0",
});

export const sipUrl = phoneSystem.sipEndpoint.url;
export const credentialSecretName = phoneSystem.credentials.secretName;
export const subnetIds = cell.vpc.privateSubnetIds;
export const securityGroupId = backend.id;
export const credentialPolicyArn = readCredential.arn;

function stackOf(role: string): pulumi.StackReference {
  return new pulumi.StackReference(`organization/voip-cells/${environment}-${role}`);
}

/** A replica has the ARN of its original but for the Region. */
function inEveryRegion(arn: string): string {
  return arn.replace(/^(arn:[^:]+:secretsmanager:)[^:]+/, "$1*");
}
