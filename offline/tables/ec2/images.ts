/** Public machine images that programs look for. Ids are made up from Region and name, the same for all that ask. */
import { createHash } from "node:crypto";

export interface Image {
  readonly name: string;
  readonly description: string;
  readonly architecture: "x86_64" | "arm64";
  readonly owner: { readonly id: string; readonly alias?: string };
  readonly rootDeviceName: string;
  readonly creationDate: string;
  /** SSM parameters whose value is its id. */
  readonly parameters: readonly string[];
}

const amazon = { id: "137112412989", alias: "amazon" };
const amazonEcs = { id: "591542846629", alias: "amazon" };
const debian = { id: "136693071363" };
const canonical = { id: "099720109477" };

const al2023 = (architecture: "x86_64" | "arm64"): Image => ({
  name: `al2023-ami-2023.9.20251110.0-kernel-6.1-${architecture}`,
  description: `Amazon Linux 2023 AMI 2023.9.20251110.0 ${architecture} HVM kernel-6.1`,
  architecture,
  owner: amazon,
  rootDeviceName: "/dev/xvda",
  creationDate: "2025-11-10T20:00:00.000Z",
  parameters: ["default", "6.1"].map(
    (kernel) => `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-${kernel}-${architecture}`,
  ),
});

const ecsOptimized = (architecture: "x86_64" | "arm64"): Image => ({
  name: `al2023-ami-ecs-hvm-2023.0.20251108-kernel-6.1-${architecture}`,
  description: `Amazon Linux AMI 2023.0.20251108 ${architecture} ECS HVM EBS`,
  architecture,
  owner: amazonEcs,
  rootDeviceName: "/dev/xvda",
  creationDate: "2025-11-08T20:00:00.000Z",
  parameters: [
    `/aws/service/ecs/optimized-ami/amazon-linux-2023/${architecture === "arm64" ? "arm64/" : ""}recommended/image_id`,
  ],
});

const debian12 = (architecture: "x86_64" | "arm64"): Image => {
  const short = architecture === "arm64" ? "arm64" : "amd64";
  return {
    name: `debian-12-${short}-20251112-2294`,
    description: "Debian 12 (20251112-2294)",
    architecture,
    owner: debian,
    rootDeviceName: "/dev/xvda",
    creationDate: "2025-11-12T10:00:00.000Z",
    parameters: [`/aws/service/debian/release/12/latest/${short}`],
  };
};

const ubuntu = (architecture: "x86_64" | "arm64"): Image => {
  const short = architecture === "arm64" ? "arm64" : "amd64";
  return {
    name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-${short}-server-20251022`,
    description: `Canonical, Ubuntu, 24.04, ${short} noble image`,
    architecture,
    owner: canonical,
    rootDeviceName: "/dev/sda1",
    creationDate: "2025-10-22T05:00:00.000Z",
    parameters: [`/aws/service/canonical/ubuntu/server/24.04/stable/current/${short}/hvm/ebs-gp3/ami-id`],
  };
};

export const images: readonly Image[] = [al2023, ecsOptimized, debian12, ubuntu].flatMap((make) => [
  make("x86_64"),
  make("arm64"),
]);

export function imageId(region: string, image: Image): string {
  return `ami-${createHash("sha256").update(`${region}/${image.name}`).digest("hex").slice(0, 17)}`;
}
