import { type Case, type RuleCases, UNKNOWN } from "../cases";

const LEFT_OUT = "the volume is then as encrypted as its snapshot or image, and new ones not at all.";
const leftOut = (property: string) => `\`${property}\` is left out, and ${LEFT_OUT}`;
const volume = "aws:ebs/volume:Volume";
const instance = "aws:ec2/instance:Instance";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const configuration = "aws:ec2/launchConfiguration:LaunchConfiguration";
const nativeTemplate = "aws-native:ec2:LaunchTemplate";
const root = (encrypted?: unknown) => ({ deviceName: "/dev/xvda", ebs: { volumeSize: 8, encrypted } });

const byDefault = (enabled: unknown): Case["given"] => ({
  type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  props: { enabled },
});

const violating: Case[] = [
  {
    title: "an account that is told not to",
    given: byDefault(false),
    says: "`enabled` is false: new volumes of the account are then unencrypted.",
  },
  { title: "a volume", given: { type: volume, props: { size: 8 } }, says: leftOut("encrypted") },
  {
    title: "a native volume",
    given: { type: "aws-native:ec2:Volume", props: { encrypted: false } },
    says: "`encrypted` is false.",
  },
  {
    title: "an instance that names no disk",
    given: { type: instance, props: { ami: "ami-1" } },
    says: leftOut("rootBlockDevice"),
  },
  {
    title: "an instance with one of its disks encrypted",
    given: {
      type: instance,
      props: {
        ami: "ami-1",
        rootBlockDevice: { encrypted: true },
        ebsBlockDevices: [{ deviceName: "/dev/sdf" }],
      },
    },
    says: leftOut("ebsBlockDevices[0].encrypted"),
  },
  {
    title: "a spot instance",
    given: {
      type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
      props: { rootBlockDevice: { encrypted: "false" } },
    },
    says: "`rootBlockDevice.encrypted` is false.",
  },
  ...["aws:ec2/spotInstanceRequest:SpotInstanceRequest", configuration].map(
    (type): Case => ({
      title: `another disk of ${type}`,
      given: { type, props: { ebsBlockDevices: [{ deviceName: "/dev/sdf" }] } },
      says: leftOut("ebsBlockDevices[0].encrypted"),
    }),
  ),
  {
    title: "a launch template that leaves out a device and describes it",
    given: { type: template, props: { blockDeviceMappings: [{ ...root(false), noDevice: "" }] } },
    says: "`blockDeviceMappings[0].ebs.encrypted` is false.",
  },
  {
    title: "a launch configuration",
    given: { type: configuration, props: { imageId: "ami-1" } },
    says: leftOut("rootBlockDevice"),
  },
  {
    title: "a launch template",
    given: { type: template, props: { blockDeviceMappings: [root(), root("true"), root("no")] } },
    says: [
      leftOut("blockDeviceMappings[0].ebs.encrypted"),
      "`blockDeviceMappings[2].ebs.encrypted` is neither true nor false.",
    ],
  },
  {
    title: "a launch template that names an image and no disk",
    given: { type: template, props: { imageId: "ami-1" } },
    says: leftOut("blockDeviceMappings"),
  },
  {
    title: "a native launch template",
    given: { type: nativeTemplate, props: { launchTemplateData: { blockDeviceMappings: [root()] } } },
    says: leftOut("launchTemplateData.blockDeviceMappings[0].ebs.encrypted"),
  },
  {
    title: "a native instance",
    given: { type: "aws-native:ec2:Instance", props: { imageId: "ami-1" } },
    says: leftOut("blockDeviceMappings"),
  },
  {
    title: "a native launch configuration",
    given: {
      type: "aws-native:autoscaling:LaunchConfiguration",
      props: { blockDeviceMappings: [root(false)] },
    },
    says: "`blockDeviceMappings[0].ebs.encrypted` is false.",
  },
];

export default {
  violating,
  clean: [
    { title: "an account", given: byDefault(true) },
    {
      title: "any volume, where the account encrypts by default",
      given: { type: volume, props: { size: 8 } },
      settings: { accountEncrypts: true },
    },
    {
      title: "a volume that may say anything, where the account encrypts by default",
      given: { type: volume, props: { encrypted: UNKNOWN } },
      settings: { accountEncrypts: true },
    },
    {
      title: "an instance that names no disk, where the account encrypts by default",
      given: { type: instance, props: { ami: "ami-1" } },
      settings: { accountEncrypts: true },
    },
    { title: "an encrypted volume", given: { type: volume, props: { encrypted: true } } },
    {
      title: "an instance",
      given: { type: instance, props: { ami: "ami-1", rootBlockDevice: { encrypted: true } } },
    },
    {
      title: "an instance of a template",
      given: { type: instance, props: { ami: "ami-1", launchTemplate: { id: "lt-1" } } },
    },
    {
      title: "a launch template",
      given: { type: template, props: { imageId: "ami-1", blockDeviceMappings: [root("true")] } },
    },
    {
      title: "a launch template to be completed",
      given: { type: template, props: { instanceType: "c7i.large" } },
    },
    {
      title: "devices that are no volumes",
      given: {
        type: template,
        props: {
          blockDeviceMappings: [
            { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
            { deviceName: "/dev/sdc", noDevice: "" },
          ],
        },
      },
    },
    {
      title: "a native launch template",
      given: { type: nativeTemplate, props: { launchTemplateData: { blockDeviceMappings: [root(true)] } } },
    },
  ],
  unknown: [
    { title: "an unknown default", given: byDefault(UNKNOWN), says: "enabled" },
    { title: "an unknown switch", given: { type: volume, props: { encrypted: UNKNOWN } }, says: "encrypted" },
    {
      title: "unknown disks",
      given: { type: template, props: { imageId: "ami-1", blockDeviceMappings: UNKNOWN } },
      says: "blockDeviceMappings",
    },
    {
      title: "unknown data",
      given: { type: nativeTemplate, props: { launchTemplateData: UNKNOWN } },
      says: "launchTemplateData",
    },
    {
      title: "an unknown switch of a disk",
      given: { type: template, props: { blockDeviceMappings: [root(UNKNOWN)] } },
      says: "blockDeviceMappings[0].ebs.encrypted",
    },
  ],
} satisfies RuleCases;
