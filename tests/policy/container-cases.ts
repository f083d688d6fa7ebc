/** Task definitions of one container, in both forms. */

import type { Props, TestResource } from "./analyze";

export const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";
export const nativeTaskDefinition = "aws-native:ecs:TaskDefinition";

export const task = (container: object, props: Props = {}): TestResource => ({
  type: taskDefinition,
  props: { family: "edge", containerDefinitions: JSON.stringify([{ name: "edge", ...container }]), ...props },
});
export const nativeTask = (container: object, props: Props = {}): TestResource => ({
  type: nativeTaskDefinition,
  props: { family: "edge", containerDefinitions: [{ name: "edge", ...container }], ...props },
});
