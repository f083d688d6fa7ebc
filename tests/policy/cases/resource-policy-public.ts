import { mutants, type RuleCases, UNKNOWN } from "../cases";
import { policyCases } from "../policy-cases";
import { tableCases } from "../table-cases";

const policies = policyCases("x:Read", [
  { type: "aws:acmpca/policy:Policy", property: "policy" },
  { type: "aws:backup/vaultPolicy:VaultPolicy", property: "policy" },
  { type: "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy", property: "accessPolicy" },
  { type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy", property: "policyDocument" },
  { type: "aws:codeartifact/domainPermissions:DomainPermissions", property: "policyDocument" },
  {
    type: "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy",
    property: "policyDocument",
  },
  { type: "aws:codebuild/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:dynamodb/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:efs/fileSystemPolicy:FileSystemPolicy", property: "policy" },
  { type: "aws:glacier/vault:Vault", property: "accessPolicy" },
  { type: "aws:glue/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:kinesis/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:mediastore/containerPolicy:ContainerPolicy", property: "policy" },
  { type: "aws:msk/clusterPolicy:ClusterPolicy", property: "policy" },
  { type: "aws:networkfirewall/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:redshift/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:schemas/registryPolicy:RegistryPolicy", property: "policy" },
  { type: "aws:ses/identityPolicy:IdentityPolicy", property: "policy" },
  { type: "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy", property: "policy" },
  { type: "aws:vpclattice/resourcePolicy:ResourcePolicy", property: "policy" },
  { type: "aws:xray/resourcePolicy:ResourcePolicy", property: "policyDocument" },
  { type: "aws-native:backup:BackupVault", property: "accessPolicy" },
  { type: "aws-native:codeartifact:Domain", property: "permissionsPolicyDocument" },
  { type: "aws-native:codeartifact:Repository", property: "permissionsPolicyDocument" },
  {
    type: "aws-native:dynamodb:Table",
    property: "resourcePolicy.policyDocument",
    put: (policyDocument) => ({ resourcePolicy: { policyDocument } }),
  },
  { type: "aws-native:efs:FileSystem", property: "fileSystemPolicy" },
  { type: "aws-native:kinesis:ResourcePolicy", property: "resourcePolicy" },
  { type: "aws-native:logs:ResourcePolicy", property: "policyDocument" },
  { type: "aws-native:msk:ClusterPolicy", property: "policy" },
  { type: "aws-native:vpclattice:ResourcePolicy", property: "policy" },
  { type: "aws-native:xray:ResourcePolicy", property: "policyDocument" },
]);

const service = mutants({
  type: "aws:ec2/vpcEndpointService:VpcEndpointService",
  props: { acceptanceRequired: false, allowedPrincipals: ["arn:aws:iam::123456789012:root"] },
});
const says = "`allowedPrincipals[0]` is `*`.";
const endpointServices = tableCases(
  [
    {
      type: "aws:ec2/vpcEndpointServiceAllowedPrinciple:VpcEndpointServiceAllowedPrinciple",
      bad: { principalArn: "*" },
      says: "`principalArn` is `*`.",
      good: { principalArn: "arn:aws:iam::123456789012:root" },
      decides: "principalArn",
    },
    {
      type: "aws-native:ec2:VpcEndpointServicePermissions",
      bad: { allowedPrincipals: ["*"] },
      says,
      good: { allowedPrincipals: ["arn:aws:iam::123456789012:role/edge"] },
      decides: "allowedPrincipals",
    },
  ],
  {
    violating: [{ title: "a service for everyone", given: service({ allowedPrincipals: ["*"] }), says }],
    clean: [
      { title: "a service for one account", given: service({}) },
      {
        title: "a service that accepts each connection by hand",
        given: service({ allowedPrincipals: ["*"], acceptanceRequired: true }),
      },
    ],
    unknown: [
      {
        title: "a service that may accept by itself",
        given: service({ allowedPrincipals: ["*"], acceptanceRequired: UNKNOWN }),
        says: "acceptanceRequired",
      },
    ],
  },
);

export default {
  violating: [...policies.violating, ...endpointServices.violating],
  clean: [...policies.clean, ...endpointServices.clean],
  unknown: [...(Array.isArray(policies.unknown) ? policies.unknown : []), ...endpointServices.unknown],
} satisfies RuleCases;
