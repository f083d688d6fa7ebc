import type { Props } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const template = (ebs: unknown) => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  props: { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }] },
});
const machine = (props: Props, type = "aws:ec2/instance:Instance") => ({ type, props });
const nativeTemplate = (ebs: unknown) => ({
  type: "aws-native:ec2:LaunchTemplate",
  props: { launchTemplateData: { blockDeviceMappings: [{ ebs }] } },
});

export default {
  violating: [
    {
      title: "a volume with nothing said",
      given: machine({}, "aws:ebs/volume:Volume"),
      says: "`type` is or means gp2; take gp3.",
    },
    {
      title: "io1",
      given: machine({ type: "io1" }, "aws:ebs/volume:Volume"),
      says: "`type` is or means io1; take io2 or gp3.",
    },
    {
      title: "a native volume",
      given: machine({ volumeType: "gp2" }, "aws-native:ec2:Volume"),
      says: "`volumeType` is or means gp2; take gp3.",
    },
    {
      title: "a launch template with nothing said",
      given: template({ volumeSize: 20 }),
      says: "`blockDeviceMappings[0].ebs.volumeType` is or means gp2; take gp3.",
    },
    ...["aws-native:ec2:Instance", "aws-native:autoscaling:LaunchConfiguration"].map(
      (type): Case => ({
        title: type,
        given: machine({ blockDeviceMappings: [{ ebs: { volumeType: "io1" } }] }, type),
        says: "`blockDeviceMappings[0].ebs.volumeType` is or means io1; take io2 or gp3.",
      }),
    ),
    {
      title: "a native launch template",
      given: nativeTemplate({ volumeSize: 20 }),
      says: "`launchTemplateData.blockDeviceMappings[0].ebs.volumeType` is or means gp2; take gp3.",
    },
    {
      title: "a native volume with nothing said",
      given: machine({}, "aws-native:ec2:Volume"),
      says: "`volumeType` is or means gp2; take gp3.",
    },
    {
      title: "a native database",
      given: machine({ storageType: "gp2" }, "aws-native:rds:DbInstance"),
      says: "`storageType` is or means gp2; take gp3.",
    },
    ...["aws:ec2/instance:Instance", "aws:ec2/launchConfiguration:LaunchConfiguration"].map(
      (type): Case => ({
        title: type,
        given: machine(
          { rootBlockDevice: { volumeType: "gp2" }, ebsBlockDevices: [{ volumeType: "standard" }] },
          type,
        ),
        says: [
          "`rootBlockDevice.volumeType` is or means gp2; take gp3.",
          "`ebsBlockDevices[0].volumeType` is or means standard; take gp3.",
        ],
      }),
    ),
    {
      title: "a database",
      given: machine({ storageType: "gp2" }, "aws:rds/instance:Instance"),
      says: "`storageType` is or means gp2; take gp3.",
    },
  ],
  clean: [
    { title: "gp3", given: template({ volumeType: "gp3" }) },
    { title: "gp3, natively", given: nativeTemplate({ volumeType: "gp3" }) },
    { title: "a native instance store", given: nativeTemplate(undefined) },
    { title: "an instance store", given: template(undefined) },
    { title: "disks of the image", given: machine({}) },
    { title: "a database with nothing said", given: machine({}, "aws:rds/instance:Instance") },
  ],
  unknown: [
    {
      title: "unknown mappings",
      given: machine({ blockDeviceMappings: UNKNOWN }, "aws:ec2/launchTemplate:LaunchTemplate"),
      says: "blockDeviceMappings",
    },
    {
      title: "an unknown native template",
      given: machine({ launchTemplateData: UNKNOWN }, "aws-native:ec2:LaunchTemplate"),
      says: "launchTemplateData",
    },
    {
      title: "an unknown root disk",
      given: machine({ rootBlockDevice: UNKNOWN }),
      says: "rootBlockDevice",
    },
    {
      title: "an unknown type",
      given: template({ volumeType: UNKNOWN }),
      says: "blockDeviceMappings[0].ebs.volumeType",
    },
  ],
} satisfies RuleCases;
