import { tableCases } from "../table-cases";

const publicEndpoint = { containerName: "web", containerPort: 80 };

export default tableCases([
  {
    type: "aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion",
    bad: { serviceName: "s", publicEndpoint },
    says: "`publicEndpoint` makes the service public.",
    good: { serviceName: "s" },
    decides: "publicEndpoint",
  },
  {
    type: "aws-native:lightsail:Container",
    bad: { containerServiceDeployment: { publicEndpoint } },
    says: "`containerServiceDeployment.publicEndpoint` makes the service public.",
    good: { containerServiceDeployment: {} },
    decides: "containerServiceDeployment",
  },
]);
