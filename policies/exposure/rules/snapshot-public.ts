import type { ResourceRule } from "../../rule";
import { judgePlaces, type PublicPlace, type PublicPlaces } from "../public-places";

const SHARED: readonly PublicPlace[] = [{ path: "sharedAccounts[]", publicWords: ["all"] }];
const UNBLOCKED: readonly PublicPlace[] = [{ path: "state", publicWords: ["unblocked"] }];
const PLACES: PublicPlaces = {
  "aws:rds/snapshot:Snapshot": SHARED,
  "aws:rds/snapshotCopy:SnapshotCopy": SHARED,
  "aws:rds/clusterSnapshot:ClusterSnapshot": SHARED,
  "aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy": SHARED,
  "aws:ec2/amiLaunchPermission:AmiLaunchPermission": [{ path: "group", publicWords: ["all"] }],
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": [
    {
      path: "distributions[].amiDistributionConfiguration.launchPermission.userGroups[]",
      publicWords: ["all"],
    },
  ],
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": UNBLOCKED,
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": UNBLOCKED,
  "aws-native:imagebuilder:DistributionConfiguration": [
    {
      path: "distributions[].amiDistributionConfiguration.launchPermissionConfiguration.userGroups[]",
      publicWords: ["all"],
    },
  ],
};

/** Snapshots and machine images shared with everyone, and the blocks of that taken away. */
export const snapshotPublic: ResourceRule = {
  id: "snapshot-public",
  title: "Snapshots and machine images are shared with nobody in general.",
  severity: "critical",
  awsDefault: "Snapshots and images are private until they are shared.",
  why: "A snapshot is the data itself: whoever finds a public one restores it in their own account.",
  remediation: [
    "Name the accounts to share with.",
    "Keep `block-all-sharing` of EBS snapshots and `block-new-sharing` of images on in every Region.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html#USER_ShareSnapshot.Public",
    "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
  ],
  controls: { fsbp: ["RDS.1", "EC2.1", "EC2.182"], wellArchitected: ["SEC03-BP07"] },
  types: Object.keys(PLACES),
  judge: (resource) => judgePlaces(resource, PLACES),
};
