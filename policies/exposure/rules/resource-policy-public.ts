import { type Finding, type Resource, type ResourceRule, undecided } from "../../rule";
import { isOn, isUnknown } from "../../vocabulary/values";
import { judgePlaces, type PublicPlaces } from "../public-places";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const POLICY = ["policy"];
/** Everything else that AWS lets other accounts into by a policy of its own. */
const HOLDERS: PolicyHolders = {
  "aws:acmpca/policy:Policy": POLICY,
  "aws:backup/vaultPolicy:VaultPolicy": POLICY,
  "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy": ["accessPolicy"],
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": ["policyDocument"],
  "aws:codeartifact/domainPermissions:DomainPermissions": ["policyDocument"],
  "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy": ["policyDocument"],
  "aws:codebuild/resourcePolicy:ResourcePolicy": POLICY,
  "aws:dynamodb/resourcePolicy:ResourcePolicy": POLICY,
  "aws:efs/fileSystemPolicy:FileSystemPolicy": POLICY,
  "aws:glacier/vault:Vault": ["accessPolicy"],
  "aws:glue/resourcePolicy:ResourcePolicy": POLICY,
  "aws:kinesis/resourcePolicy:ResourcePolicy": POLICY,
  "aws:mediastore/containerPolicy:ContainerPolicy": POLICY,
  "aws:msk/clusterPolicy:ClusterPolicy": POLICY,
  "aws:networkfirewall/resourcePolicy:ResourcePolicy": POLICY,
  "aws:redshift/resourcePolicy:ResourcePolicy": POLICY,
  "aws:schemas/registryPolicy:RegistryPolicy": POLICY,
  "aws:ses/identityPolicy:IdentityPolicy": POLICY,
  "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy": POLICY,
  "aws:vpclattice/resourcePolicy:ResourcePolicy": POLICY,
  "aws:xray/resourcePolicy:ResourcePolicy": ["policyDocument"],
  "aws-native:backup:BackupVault": ["accessPolicy"],
  "aws-native:codeartifact:Domain": ["permissionsPolicyDocument"],
  "aws-native:codeartifact:Repository": ["permissionsPolicyDocument"],
  "aws-native:dynamodb:Table": ["resourcePolicy.policyDocument"],
  "aws-native:efs:FileSystem": ["fileSystemPolicy"],
  "aws-native:kinesis:ResourcePolicy": ["resourcePolicy"],
  "aws-native:logs:ResourcePolicy": ["policyDocument"],
  "aws-native:msk:ClusterPolicy": POLICY,
  "aws-native:vpclattice:ResourcePolicy": POLICY,
  "aws-native:xray:ResourcePolicy": ["policyDocument"],
};

/** Services behind PrivateLink list their principals without a policy. */
const PRINCIPALS: PublicPlaces = {
  "aws:ec2/vpcEndpointService:VpcEndpointService": [{ path: "allowedPrincipals[]", publicWords: ["*"] }],
  "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple": [
    { path: "principalArn", publicWords: ["*"] },
  ],
  "aws-native:ec2:VpcEndpointServicePermissions": [{ path: "allowedPrincipals[]", publicWords: ["*"] }],
};

/** Resource policies of services that have no rule of their own. */
export const resourcePolicyPublic: ResourceRule = {
  id: "resource-policy-public",
  title: "Resource policies let nobody in by an open principal.",
  severity: "high",
  awsDefault: "Without a policy these resources admit their own account only.",
  why: "An open principal is every AWS account of the world, and for some services everyone without one.",
  remediation: [
    NARROW_IT,
    "For a file system, add the condition that `elasticfilesystem:AccessedViaMountTarget` is true.",
  ],
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-resources.html",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous",
  ],
  controls: { wellArchitected: ["SEC03-BP07"] },
  types: [...Object.keys(HOLDERS), ...Object.keys(PRINCIPALS)],
  judge: (resource) => [...judgePolicies(resource, HOLDERS), ...judgePrincipals(resource)],
};

/** Where each connection waits to be accepted, a service may be offered to everyone. */
function judgePrincipals(resource: Resource): Finding[] {
  const findings = judgePlaces(resource, PRINCIPALS);
  const { acceptanceRequired } = resource.props;
  if (findings.length === 0 || isOn(acceptanceRequired)) return [];
  return isUnknown(acceptanceRequired) ? [undecided("acceptanceRequired")] : findings;
}
