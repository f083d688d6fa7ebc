import { gzipSync } from "node:zlib";

/** What an instance of a fleet is at first boot: packages from its distribution, files, and the unit that does the work. */
export interface BootValues {
  /** Debian packages. */
  readonly packages: readonly string[];
  readonly files: readonly BootFile[];
  /** The systemd unit that must run before the instance counts as in service. */
  readonly unit: string;
  /** Units that must run beside it. */
  readonly helperUnits?: readonly string[];
  /** The launch lifecycle hook that the instance completes once the unit runs. */
  readonly launchHookName: string;
}

export interface BootFile {
  readonly path: string;
  readonly content: string;
  /** Octal, as chmod takes it. */
  readonly permissions: string;
}

/** Where our own programs lie on an instance. */
const programs = "/usr/local/lib/voip-cells";

/** A file as everybody may read it. */
export function dataFile(path: string, content: string): BootFile {
  return { path, content, permissions: "0644" };
}

/** One of our own programs. */
export function programFile(name: string, content: string): BootFile {
  return { path: `${programs}/${name}`, content, permissions: "0755" };
}

/** EC2 refuses more than this before base64 (Amazon EC2 User Guide: "Run commands at launch", 16 KB). */
export const maximumBootDocumentBytes = 16 * 1024;

/**
 * The user data of an instance: its cloud-init document, compressed where it would be too large. Holds no secret: what is
 * secret, the instance makes or fetches at boot.
 *
 * @throws RangeError when even the compressed document is larger than EC2 takes.
 */
export function bootDocument(values: BootValues): Buffer {
  const text = Buffer.from(cloudConfig(values));
  // Small documents stay readable on the instance; cloud-init takes gzip as it is.
  const document = text.length <= maximumBootDocumentBytes ? text : gzipSync(text, { level: 9 });
  if (document.length > maximumBootDocumentBytes) {
    throw new RangeError(
      `the boot document of ${values.unit} is ${document.length} bytes compressed; EC2 takes ${maximumBootDocumentBytes}: ` +
        "leave out menus, or put what is the same on all instances into the machine image",
    );
  }
  return document;
}

/** The cloud-init document as text. */
export function cloudConfig(values: BootValues): string {
  const document = {
    package_update: true,
    packages: ["awscli", "curl", ...values.packages],
    write_files: [...values.files, inServiceScript(values)],
    runcmd: [["systemctl", "enable", "--now", ...unitsOf(values)], [inServicePath]],
  };
  // Every JSON document is a YAML document, so cloud-init reads it and nothing needs quoting rules of our own.
  return `#cloud-config\n${JSON.stringify(document, undefined, 1)}\n`;
}

function unitsOf({ helperUnits = [], unit }: BootValues): string[] {
  return [...helperUnits, unit];
}

const inServicePath = "/usr/local/sbin/voip-cells-in-service";

/** Tells the autoscaling group that the instance is ready; until then it waits, and then replaces the instance. */
function inServiceScript(values: BootValues): BootFile {
  const content = `#!/bin/sh
set -eu
${unitsOf(values)
  .map((unit) => `systemctl is-active --quiet ${unit}`)
  .join("\n")}
metadata=http://169.254.169.254/latest
token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token")
read_metadata() { curl -fsS -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
instance=$(read_metadata instance-id)
AWS_DEFAULT_REGION=$(read_metadata placement/region)
export AWS_DEFAULT_REGION
group=$(aws autoscaling describe-auto-scaling-instances --instance-ids "$instance" \\
  --query 'AutoScalingInstances[0].AutoScalingGroupName' --output text)
aws autoscaling complete-lifecycle-action --lifecycle-action-result CONTINUE --instance-id "$instance" \\
  --auto-scaling-group-name "$group" --lifecycle-hook-name ${values.launchHookName}
`;
  return { path: inServicePath, content, permissions: "0755" };
}
