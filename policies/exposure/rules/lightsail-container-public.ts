import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isAbsent, isUnknown } from "../../vocabulary/values";
import { valuesAt } from "../paths";

const ENDPOINTS: Readonly<Record<string, string>> = {
  "aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion": "publicEndpoint",
  "aws-native:lightsail:Container": "containerServiceDeployment.publicEndpoint",
};

/** Lightsail container services with a public endpoint. */
export const lightsailContainerPublic: ResourceRule = {
  id: "lightsail-container-public",
  title: "Lightsail container services have no public endpoint.",
  severity: "high",
  awsDefault: "A container service is private until a deployment names a container as its public endpoint.",
  why: "It is a second way in beside the accelerator that nothing in the VPC covers.",
  remediation: [
    "Leave `publicEndpoint` out; other Lightsail resources reach the service at its private domain.",
  ],
  links: ["https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-container-services.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(ENDPOINTS),
  judge: ({ type, props }): Finding[] =>
    valuesAt(props, ENDPOINTS[type] ?? "").flatMap(({ property, value }) => {
      if (isUnknown(value)) return [undecided(property)];
      return isAbsent(value) ? [] : [violation(`\`${property}\` makes the service public.`)];
    }),
};
