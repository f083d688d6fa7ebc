/** Account ids, tags, instance types, image tags and addresses as AWS takes them. */
import ipaddr from "ipaddr.js";
import type { Fault } from "../schema/field";
import { familiesWithoutAccelerator, isArm } from "../tables/instance-types";

export function* checkAccountId(value: string): Iterable<Fault> {
  if (/^\d{12}$/.test(value)) return;
  yield {
    rule: "is not an AWS account id, which has 12 digits",
    cure: "Write all 12 digits in quotes: YAML drops a leading zero from a number.",
  };
}

/** AWS takes 50 tags on a resource; ten are left for those that the program itself sets. */
export const mostTags = 40;
/** Tags that the program itself sets, by their keys in small letters. */
const ownTags = ["environment", "name", "project", "stack"];
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Source: AWS, "Tag naming limits and requirements"; IAM compares keys without regard to case. */
export function* checkTags(tags: Record<string, string>): Iterable<Fault> {
  const keys = Object.keys(tags);
  if (keys.length > mostTags) {
    yield {
      rule: `has ${keys.length} tags, more than ${mostTags}`,
      cure: "Take out those that nobody reads.",
    };
  }
  for (const [key, value] of Object.entries(tags)) yield* checkTag(key, value);
  const folded = keys.map((key) => key.toLowerCase());
  for (const [index, key] of keys.entries()) {
    const twin = keys[folded.indexOf(key.toLowerCase())];
    if (twin === undefined || folded.indexOf(key.toLowerCase()) === index) continue;
    yield {
      path: [key],
      rule: `has the same key as the tag "${twin}" but for the case, and IAM refuses that`,
      cure: "Keep one of the two.",
    };
  }
}

function* checkTag(key: string, value: string): Iterable<Fault> {
  const path = [key];
  if (key.length < 1 || key.length > 128) {
    yield { path, rule: "has a key that is not 1 to 128 characters long", cure: "Shorten the key." };
  }
  if (value.length > 256) {
    yield { path, rule: "is longer than the 256 characters of a tag's value", cure: "Shorten the value." };
  }
  if (/^aws:/i.test(key)) {
    yield {
      path,
      rule: 'has a key that begins with "aws:", which AWS keeps for itself',
      cure: "Rename the key.",
    };
  }
  if (ownTags.includes(key.toLowerCase())) {
    yield {
      path,
      rule: "has a key that the program itself sets",
      cure: "Take it out, or choose another key.",
    };
  }
  if (!tagText.test(key) || !tagText.test(value)) {
    yield {
      path,
      rule: "has a character other than letters, digits, spaces and _ . : / = + - @",
      cure: "Take it out of the key or the value.",
    };
  }
}

export function* checkInstanceType(value: string): Iterable<Fault> {
  const family = /^([a-z][a-z0-9-]*)\.[a-z0-9-]+$/.exec(value)?.[1];
  if (family === undefined) {
    yield { rule: "is not an instance type", cure: 'Write family and size, for example "c7i.xlarge".' };
  } else if (isArm(family)) {
    yield {
      rule: "is an Arm type, and the machine images are x86-64 (FreeSWITCH has no packages for Arm)",
      cure: 'Choose an Intel or AMD type, for example "c7i.xlarge".',
    };
  } else if (familiesWithoutAccelerator.includes(family)) {
    yield {
      rule: "is of a family that Global Accelerator does not take as an endpoint",
      cure: 'Choose a current one, for example "c7i.xlarge".',
    };
  }
}

/** Source: Amazon EC2 User Guide, "Use a Systems Manager parameter instead of an AMI ID". */
export function* checkImageId(value: string): Iterable<Fault> {
  if (!/^(ami-([0-9a-f]{8}|[0-9a-f]{17})|resolve:ssm:[A-Za-z0-9_.\-/]+(:[A-Za-z0-9_.-]+)?)$/.test(value)) {
    yield {
      rule: "is neither the id of a machine image nor a parameter that holds one",
      cure: 'Write the id, for example "ami-0123456789abcdef0", or "resolve:ssm:/path/of/the/parameter".',
    };
  }
}

/** Source: OCI distribution specification, tags; tags in the cell's repository are immutable. */
export function* checkImageTag(value: string): Iterable<Fault> {
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(value)) {
    yield {
      rule: "is not an image tag: up to 128 letters, digits, dots, hyphens and underscores",
      cure: 'Write the tag alone, for example "1.4.0".',
    };
  } else if (value === "latest") {
    yield {
      rule: "cannot move to another image: tags in the cell's repository are immutable",
      cure: 'Name one version, for example "1.4.0".',
    };
  }
}

/** Source: AWS, "Bring your own IP addresses (BYOIP) in Global Accelerator": one or two IPv4 addresses. */
export function* checkOwnAddresses(addresses: string[]): Iterable<Fault> {
  if (addresses.length > 2) {
    yield {
      rule: `has ${addresses.length} addresses, and an accelerator takes two at most`,
      cure: "Keep one or two of them.",
    };
  }
  for (const [index, address] of addresses.entries()) {
    const path = [index];
    if (!ipaddr.IPv4.isValidFourPartDecimal(address)) {
      yield {
        path,
        rule: "is not an IPv4 address",
        cure: "Write one address of your own pool, without a prefix.",
      };
    } else if (ipaddr.IPv4.parse(address).range() !== "unicast") {
      yield {
        path,
        rule: "is not a public address",
        cure: "Write an address of the pool that AWS advertises for you.",
      };
    } else if (addresses.indexOf(address) !== index) {
      yield { path, rule: "is in the list twice", cure: "Keep it once." };
    }
  }
}
