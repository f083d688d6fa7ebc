import type { Props } from "../analyze";
import { tableCases } from "../table-cases";

const shared = (type: string) => ({
  type,
  bad: { sharedAccounts: ["123456789012", "all"] },
  says: "`sharedAccounts[1]` is `all`.",
  good: { sharedAccounts: ["123456789012"] },
  decides: "sharedAccounts",
});
const unblocked = (type: string) => ({
  type,
  bad: { state: "unblocked" },
  says: "`state` is `unblocked`.",
  good: { state: "block-new-sharing" },
  decides: "state",
});
const images = (type: string, property: string) => {
  const put = (permission: Props) => ({
    distributions: [{ amiDistributionConfiguration: { [property]: permission } }],
  });
  return {
    type,
    bad: put({ userGroups: ["all"] }),
    says: `\`distributions[0].amiDistributionConfiguration.${property}.userGroups[0]\` is \`all\`.`,
    good: put({ userIds: ["123456789012"] }),
    decides: "distributions",
  };
};

export default tableCases([
  shared("aws:rds/snapshot:Snapshot"),
  shared("aws:rds/snapshotCopy:SnapshotCopy"),
  shared("aws:rds/clusterSnapshot:ClusterSnapshot"),
  shared("aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy"),
  {
    type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
    bad: { imageId: "ami-1", group: "all" },
    says: "`group` is `all`.",
    good: { imageId: "ami-1", accountId: "123456789012" },
    decides: "group",
  },
  unblocked("aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess"),
  unblocked("aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess"),
  images("aws:imagebuilder/distributionConfiguration:DistributionConfiguration", "launchPermission"),
  images("aws-native:imagebuilder:DistributionConfiguration", "launchPermissionConfiguration"),
]);
