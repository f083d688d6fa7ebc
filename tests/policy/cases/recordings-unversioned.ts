import { type RuleCases, UNKNOWN } from "../cases";
import { beside, bucketV2Type, nativeBucketType, recordings, tagged } from "../recordings-cases";

const says = "The bucket holds recordings, and is not versioned.";
const versioning = "aws:s3/bucketVersioning:BucketVersioning";
const status = (value: unknown) => ({ versioningConfiguration: { status: value } });

export default {
  violating: [
    { title: "nothing said", given: [recordings()], says },
    { title: "an old token", given: [recordings({}, bucketV2Type)], says },
    { title: "a native one", given: [recordings(status("Suspended"), nativeBucketType)], says },
    { title: "suspended", given: [tagged(), beside(versioning, status("Suspended"), "calls")], says },
  ],
  clean: [
    { title: "beside the bucket", given: [recordings(), beside(versioning, status("Enabled"))] },
    {
      title: "by an old token",
      given: [recordings(), beside("aws:s3/bucketVersioningV2:BucketVersioningV2", status("Enabled"))],
    },
    { title: "inline", given: [recordings({ versioning: { enabled: true } })] },
    { title: "a native one", given: [recordings(status("Enabled"), nativeBucketType)] },
  ],
  unknown: [
    {
      title: "an unknown status",
      given: [recordings(), beside(versioning, status(UNKNOWN))],
      says: "versioning",
    },
  ],
} satisfies RuleCases;
