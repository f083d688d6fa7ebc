import { type Context, type FunctionTable, failure, flag, list, refusal, text } from "../../model/table";
import { type Image, imageId, images } from "./images";
import { filters, tagFilter, wildcard } from "./lookup";

/** What filters compare. */
const facets: { readonly [filter: string]: (image: Image, region: string) => string } = {
  name: (image) => image.name,
  description: (image) => image.description,
  architecture: (image) => image.architecture,
  "image-id": (image, region) => imageId(region, image),
  "owner-id": (image) => image.owner.id,
  "owner-alias": (image) => image.owner.alias ?? "",
  "root-device-type": () => "ebs",
  "root-device-name": (image) => image.rootDeviceName,
  "virtualization-type": () => "hvm",
  "image-type": () => "machine",
  "is-public": () => "true",
  state: () => "available",
};

export const getAmi: FunctionTable = {
  token: "aws:ec2/getAmi:getAmi",
  service: "EC2",
  operation: "DescribeImages",
  scope: "regional",
  args: {
    allowUnsafeFilter: flag({ default: false }),
    executableUsers: list(text()),
    filters: filters(),
    includeDeprecated: flag({ default: false }),
    mostRecent: flag({ default: false }),
    nameRegex: text(),
    owners: list(text()),
    tags: tagFilter(),
    uefiData: text(),
  },
  call: (c) => {
    refuseUnsafe(c);
    const found = images
      .filter((image) => fits(c, image))
      .sort((a, b) => b.creationDate.localeCompare(a.creationDate));
    const [image] = found;
    if (image === undefined)
      throw failure("Your query returned no results. Please change your search criteria and try again.");
    if (found.length > 1 && !c.inputs.flag("mostRecent")) {
      throw failure(
        "Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.",
      );
    }
    return describe(c, image);
  },
};

function refuseUnsafe(c: Context): void {
  const filtered = c.inputs.blocks("filters").map((filter) => filter.text("name"));
  const safe =
    c.inputs.list("owners").length > 0 || filtered.some((name) => name === "owner-id" || name === "image-id");
  if (!c.inputs.flag("mostRecent") || safe || c.inputs.flag("allowUnsafeFilter")) return;
  throw failure(
    "Most Recent Image Not Filtered: `most_recent` is true and neither an owner nor an `image-id` filter is given",
  );
}

function fits(c: Context, image: Image): boolean {
  const owners = c.inputs.texts("owners");
  const regex = c.inputs.text("nameRegex");
  return (
    (owners.length === 0 ||
      owners.some((owner) => owner === image.owner.id || owner === image.owner.alias)) &&
    (regex === undefined || new RegExp(regex).test(image.name)) &&
    c.inputs.blocks("filters").every((filter) => {
      const facet = facets[filter.text("name") ?? ""];
      if (facet === undefined)
        throw refusal("InvalidParameterValue", `The filter '${filter.text("name")}' is invalid`);
      return filter.texts("values").some((value) => wildcard(value).test(facet(image, c.region)));
    })
  );
}

function describe(c: Context, image: Image) {
  const id = imageId(c.region, image);
  const snapshot = id.replace("ami-", "snap-");
  const unset = { code: "UNSET", message: "UNSET" };
  return {
    id,
    imageId: id,
    arn: c.fill("arn:{partition}:ec2:{region}::image/{image}", { image: id }),
    name: image.name,
    description: image.description,
    architecture: image.architecture,
    blockDeviceMappings: [
      {
        deviceName: image.rootDeviceName,
        ebs: { snapshot_id: snapshot, volume_type: "gp3" },
        noDevice: "",
        virtualName: "",
      },
    ],
    bootMode: "uefi-preferred",
    creationDate: image.creationDate,
    deprecationTime: "",
    enaSupport: true,
    hypervisor: "xen",
    imageLocation: `${image.owner.alias ?? image.owner.id}/${image.name}`,
    imageOwnerAlias: image.owner.alias ?? "",
    imageType: "machine",
    imdsSupport: "v2.0",
    kernelId: "",
    lastLaunchedTime: "",
    ownerId: image.owner.id,
    platform: "",
    platformDetails: "Linux/UNIX",
    productCodes: [],
    public: true,
    ramdiskId: "",
    rootDeviceName: image.rootDeviceName,
    rootDeviceType: "ebs",
    rootSnapshotId: snapshot,
    sriovNetSupport: "simple",
    state: "available",
    stateReason: unset,
    tags: {},
    tpmSupport: "",
    usageOperation: "RunInstances",
    virtualizationType: "hvm",
  };
}
