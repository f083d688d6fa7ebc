import { tableCases } from "../table-cases";

const interfaces = (associatePublicIpAddress: unknown) => ({
  networkInterfaces: [{ deviceIndex: 0 }, { associatePublicIpAddress }],
});
const says = (path = "") => `\`${path}associatePublicIpAddress\` is not \`false\`.`;

export default tableCases(
  [
    {
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      bad: interfaces("true"),
      says: says("networkInterfaces[1]."),
      good: interfaces("false"),
      decides: "networkInterfaces",
    },
    ...["aws:ec2/launchConfiguration:LaunchConfiguration", "aws-native:autoscaling:LaunchConfiguration"].map(
      (type) => ({
        type,
        bad: { associatePublicIpAddress: true },
        says: says(),
        good: { associatePublicIpAddress: false },
        decides: "associatePublicIpAddress",
      }),
    ),
    {
      type: "aws-native:ec2:LaunchTemplate",
      bad: { launchTemplateData: interfaces(true) },
      says: says("launchTemplateData.networkInterfaces[1]."),
      good: { launchTemplateData: interfaces(false) },
      decides: "launchTemplateData",
    },
  ],
  {
    clean: [
      {
        title: "a template that says nothing",
        given: { type: "aws:ec2/launchTemplate:LaunchTemplate", props: {} },
      },
    ],
  },
);
