/** The Regions of the commercial partition; the accelerator does not reach into the others. */
export interface Region {
  /** Availability Zones that a new account gets; the smallest number where accounts differ. */
  readonly zones: number;
  /** False where an account has to opt in before it can use the Region. */
  readonly enabledByDefault: boolean;
}

const zones = (count: number): Region => ({ zones: count, enabledByDefault: true });
const optIn = (count: number): Region => ({ zones: count, enabledByDefault: false });

/** Source: AWS, "Regions and Availability Zones" and "Enable or disable AWS Regions in your account". */
export const regions: Readonly<Record<string, Region>> = {
  "af-south-1": optIn(3),
  "ap-east-1": optIn(3),
  "ap-east-2": optIn(3),
  "ap-northeast-1": zones(3),
  "ap-northeast-2": zones(4),
  "ap-northeast-3": zones(3),
  "ap-south-1": zones(3),
  "ap-south-2": optIn(3),
  "ap-southeast-1": zones(3),
  "ap-southeast-2": zones(3),
  "ap-southeast-3": optIn(3),
  "ap-southeast-4": optIn(3),
  "ap-southeast-5": optIn(3),
  "ap-southeast-6": optIn(3),
  "ap-southeast-7": optIn(3),
  "ca-central-1": zones(3),
  "ca-west-1": optIn(3),
  "eu-central-1": zones(3),
  "eu-central-2": optIn(3),
  "eu-north-1": zones(3),
  "eu-south-1": optIn(3),
  "eu-south-2": optIn(3),
  "eu-west-1": zones(3),
  "eu-west-2": zones(3),
  "eu-west-3": zones(3),
  "il-central-1": optIn(3),
  "me-central-1": optIn(3),
  "me-south-1": optIn(3),
  "mx-central-1": optIn(3),
  "sa-east-1": zones(3),
  "us-east-1": zones(6),
  "us-east-2": zones(3),
  "us-west-1": zones(2),
  "us-west-2": zones(4),
};
