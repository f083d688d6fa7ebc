/** Targets of a group and their health by now: those of ECS services and autoscaling groups that name it. */
import type { Context, Stored, ValueMap } from "../../model/table";

export function targetHealth(c: Context): ValueMap {
  const arn = c.fill("{id}");
  const targets = [
    ...c.cloud
      .find("aws:ecs/service:Service")
      .filter((service) => servesWith(service, arn))
      .flatMap((service) => tasks(c, service)),
    ...c.cloud
      .find("aws:autoscaling/group:Group", { targetGroupArns: arn })
      .flatMap((group) => tasks(c, group)),
  ];
  return { targets, healthy: targets.filter(({ state }) => state === "healthy").length };
}

function servesWith(service: Stored, arn: string): boolean {
  return JSON.stringify(service.outputs.loadBalancers ?? []).includes(arn);
}

function tasks(c: Context, owner: Stored): { target: string; state: string }[] {
  const count = Number(owner.outputs.desiredCount ?? owner.outputs.desiredCapacity ?? 0);
  const age = (c.nowMillis - Date.parse(owner.createdAt)) / 1000;
  const state = age >= c.seconds("instanceLaunch") ? "healthy" : "initial";
  return Array.from({ length: count }, (_, index) => ({
    target: `${owner.id.split("/").at(-1)}/${index + 1}`,
    state,
  }));
}
