import { type Finding, type Resource, type ResourceRule, violation } from "../../rule";
import { ifPermanent, unlessDisposable } from "../lifetime";

/** What is lost with each of these, for they are rarely without worth. */
const LOST: Readonly<Record<string, string>> = {
  "aws:globalaccelerator/accelerator:Accelerator":
    "its static addresses, which stand in customers' firewalls",
  "aws:globalaccelerator/customRoutingAccelerator:CustomRoutingAccelerator":
    "its static addresses, which stand in customers' firewalls",
  "aws:route53/zone:Zone": "its name servers, which the parent zone names",
  "aws:kms/key:Key": "all that is encrypted with it",
  "aws:kms/externalKey:ExternalKey": "all that is encrypted with it",
  "aws-native:globalaccelerator:Accelerator": "its static addresses, which stand in customers' firewalls",
  "aws-native:route53:HostedZone": "its name servers, which the parent zone names",
  "aws-native:kms:Key": "all that is encrypted with it",
};

/** What may be worth anything or nothing: the program says which, by the tag. */
const LOST_IF_PERMANENT: Readonly<Record<string, string>> = {
  "aws:ec2/eip:Eip": "the address",
  "aws:s3/bucket:Bucket": "what it holds",
  "aws:s3/bucketV2:BucketV2": "what it holds",
  "aws:dynamodb/table:Table": "what it holds",
  "aws:secretsmanager/secret:Secret": "its value",
  "aws:efs/fileSystem:FileSystem": "what it holds",
  "aws-native:ec2:Eip": "the address",
  "aws-native:s3:Bucket": "what it holds",
  "aws-native:dynamodb:Table": "what it holds",
  "aws-native:secretsmanager:Secret": "its value",
  "aws-native:efs:FileSystem": "what it holds",
};

/** Pulumi's own protection, for addresses and data that nothing brings back. */
export const unprotected: ResourceRule = {
  id: "unprotected",
  title: "What cannot be had again is protected in Pulumi.",
  severity: "high",
  awsDefault:
    "AWS deletes these when asked, and Pulumi asks when a resource is renamed, replaced or no longer in the program.",
  why: "A wrong rename then takes an address that customers have allowed, or a key without which nothing can be read; no backup brings it back.",
  remediation: [
    "Set the resource option `protect: true`.",
    "An Elastic IP, bucket, table, file system or secret counts as such if it is tagged `voip-cells:lifetime: permanent`.",
    "Where nothing is lost, as in a development environment, tag the resource `voip-cells:lifetime: disposable`.",
  ],
  links: [
    "https://www.pulumi.com/docs/iac/concepts/resources/options/protect/",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/delete-accelerator-warning.html",
  ],
  controls: {},
  types: [...Object.keys(LOST), ...Object.keys(LOST_IF_PERMANENT)],
  judge(resource) {
    const usually = LOST[resource.type];
    if (usually) return unlessDisposable(resource, protection(resource, usually));
    return ifPermanent(resource, protection(resource, LOST_IF_PERMANENT[resource.type] ?? ""));
  },
};

const protection = ({ options }: Resource, lost: string): Finding[] =>
  options.protect
    ? []
    : [violation(`The option \`protect\` is not set, and with the resource goes ${lost}.`)];
