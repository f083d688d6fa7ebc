import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const task = (containers: unknown): TestResource => ({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  name: "worker",
  props: { containerDefinitions: typeof containers === "string" ? containers : JSON.stringify(containers) },
});
const service = (props: Props = {}, of = task([])): TestResource => ({
  type: "aws:ecs/service:Service",
  name: "worker",
  props,
  dependsOn: { taskDefinition: [urnOf(of)] },
});
const nativeTask = (containerDefinitions: unknown): TestResource => ({
  type: "aws-native:ecs:TaskDefinition",
  name: "worker",
  props: { containerDefinitions },
});
const nativeService: TestResource = {
  type: "aws-native:ecs:Service",
  name: "worker-service",
  props: {},
  dependsOn: { taskDefinition: [urnOf(nativeTask([]))] },
};
const asked = { name: "worker", healthCheck: { command: ["CMD", "ping"] } };
const says = (name: string) => `The container ${name} has no \`healthCheck\`.`;

export default {
  violating: [
    { title: "nothing said", given: [task([{ name: "worker" }]), service()], says: says("worker") },
    {
      title: "one of two containers",
      given: [task([asked, { name: "relay", essential: true }]), service({ loadBalancers: [] })],
      says: says("relay"),
    },
    {
      title: "a native service",
      given: [nativeTask([{ name: "worker" }]), nativeService],
      says: says("worker"),
    },
  ],
  clean: [
    { title: "a native service with a health check", given: [nativeTask([asked]), nativeService] },
    { title: "a health check", given: [task([asked]), service()] },
    {
      title: "a service of a kind of its own",
      given: [task([{ name: "worker" }]), { ...service(), type: "acme:index:Service" }],
    },
    {
      title: "a container that may be a helper",
      given: [nativeTask([{ name: "helper", essential: UNKNOWN }]), nativeService],
    },
    {
      title: "a helper that is not essential",
      given: [task([asked, { name: "helper", essential: false }]), service()],
    },
    {
      title: "a load balancer",
      given: [task([{ name: "web" }]), service({ loadBalancers: [{ containerName: "web" }] })],
    },
    { title: "a task definition of another program", given: [{ ...service(), dependsOn: {} }] },
  ],
  unknown: [{ title: "unknown containers", given: [task(UNKNOWN), service()], says: "taskDefinition" }],
} satisfies RuleCases;
