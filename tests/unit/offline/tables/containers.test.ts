import assert from "node:assert/strict";
import fc from "fast-check";
import type { ResourceTable, ValueMap } from "../../../../offline/model/table";
import { resourceTables } from "../../../../offline/tables";
import { sameContainers } from "../../../../offline/tables/ecs/container-definitions";
import { Account, type Made } from "./account";
import { httpListener, loadBalancer, type Network, network, targetGroup } from "./cell";

const taskType = "aws:ecs/taskDefinition:TaskDefinition";
const serviceType = "aws:ecs/service:Service";
const container = { name: "kamailio", image: "kamailio:6", portMappings: [{ containerPort: 8080 }] };

describe("offline ECS", () => {
  let account: Account;
  beforeEach(() => {
    account = new Account();
  });
  afterEach(() => account.close());

  const fargate = (more: object = {}) => ({
    family: "edge",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "512",
    memory: "1024",
    containerDefinitions: JSON.stringify([container]),
    ...more,
  });

  it("numbers revisions and never gives a number again", async () => {
    const first = await account.create(taskType, fargate());
    const second = await account.create(taskType, fargate({ cpu: "1024", memory: "2048" }));
    await account.delete(second);
    const third = await account.create(taskType, fargate());
    assert.deepEqual(
      [first, second, third].map(({ state }) => state.revision),
      [1, 2, 3],
    );
    assert.equal(third.id, "edge");
    assert.equal((await account.read(first))?.arn, first.state.arn);
  });

  it("refuses sizes that Fargate does not have, and log drivers without a role", async () => {
    await assert.rejects(
      account.create(taskType, fargate({ memory: "512" })),
      /No Fargate configuration exists/,
    );
    await account.create(taskType, fargate({ cpu: ".5 vCPU", memory: "1 GB" }));
    const logging = [{ ...container, logConfiguration: { logDriver: "awslogs" } }];
    await assert.rejects(
      account.create(taskType, fargate({ containerDefinitions: JSON.stringify(logging) })),
      /execution role ARN to support log driver awslogs/,
    );
    assert.deepEqual(account.problems(taskType, fargate({ containerDefinitions: "{}" })), [
      "containerDefinitions: must be a JSON array of container definitions",
    ]);
  });

  it("compares container definitions by meaning", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(names, (keys) => {
        const environment = keys.map((name) => ({ name, value: "x" }));
        const text = (variables: object[], more: object = {}) =>
          JSON.stringify([{ ...container, environment: variables, ...more }]);
        const shuffled = text([...environment].reverse(), { essential: true, secrets: [], command: null });
        return sameContainers(text(environment), shuffled) && !sameContainers(text(environment), text([]));
      }),
    );
  });

  describe("a service", () => {
    let cell: Network;
    let cluster: Made;
    let task: Made;
    let target: Made;
    beforeEach(async () => {
      cell = await network(account);
      cluster = await account.create("aws:ecs/cluster:Cluster", {}, "edge");
      task = await account.create(taskType, fargate());
      target = await targetGroup(account, cell);
    });

    const inputs = () => ({
      cluster: cluster.id,
      taskDefinition: String(task.state.arn),
      desiredCount: 2,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
      networkConfiguration: { subnets: cell.subnets.map(({ id }) => id), securityGroups: [cell.group.id] },
      loadBalancers: [{ targetGroupArn: target.id, containerName: "kamailio", containerPort: 8080 }],
    });
    const associate = () =>
      account.create("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", {
        clusterName: String(cluster.state.name),
        capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      });

    it("needs its capacity provider on the cluster and its target group on a load balancer", async () => {
      await assert.rejects(account.create(serviceType, inputs()), /not associated with the cluster/);
      await associate();
      await assert.rejects(
        account.create(serviceType, inputs()),
        /does not have an associated load balancer/,
      );
      await httpListener(account, await loadBalancer(account, cell), target);
      const service = await account.create(serviceType, inputs(), "edge");
      assert.deepEqual(account.live(service), { runningCount: 2, desiredCount: 2 });
      assert.equal(account.live(target)?.healthy, 2);
      await assert.rejects(account.delete(cluster), /ClusterContainsServicesException/);
      const scale = {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: `service/${String(cluster.state.name)}/${String(service.state.name)}`,
        minCapacity: 1,
        maxCapacity: 4,
      };
      await account.create("aws:appautoscaling/target:Target", scale);
    });

    it("names a container and a port of the task", async () => {
      await associate();
      await httpListener(account, await loadBalancer(account, cell), target);
      const wrong = (change: object) => ({
        ...inputs(),
        loadBalancers: [{ ...inputs().loadBalancers[0], ...change }],
      });
      await assert.rejects(
        account.create(serviceType, wrong({ containerName: "nginx" })),
        /container nginx does not exist/,
      );
      await assert.rejects(
        account.create(serviceType, wrong({ containerPort: 1 })),
        /container port 1 defined/,
      );
    });

    it("lies with its target group in one VPC", async () => {
      await associate();
      await httpListener(account, await loadBalancer(account, cell), target);
      const there = await network(account);
      const awsvpc = { subnets: there.subnets.map(({ id }) => id), securityGroups: [there.group.id] };
      const apart = /InvalidParameterException: .* belong to different networks/;
      await assert.rejects(account.create(serviceType, { ...inputs(), networkConfiguration: awsvpc }), apart);
    });

    it("shares no target group with another load balancer", async () => {
      const first = await loadBalancer(account, cell);
      await httpListener(account, first, target);
      const second = await account.create("aws:lb/loadBalancer:LoadBalancer", {
        internal: true,
        subnets: cell.subnets.map(({ id }) => id),
      });
      await assert.rejects(httpListener(account, second, target), /TargetGroupAssociationLimit/);
      await assert.rejects(account.delete(target), /ResourceInUse/);
    });
  });

  it("replaces a service's strategy unless a deployment is forced", () => {
    const strategy = (capacityProvider: string) => ({
      capacityProviderStrategies: [{ capacityProvider, weight: 1 }],
    });
    const made = { table: serviceTable(), urn: "", id: "", inputs: strategy("FARGATE"), state: {} };
    const replaces = (inputs: ValueMap) =>
      account.replaces(made, inputs).includes("capacityProviderStrategies");
    assert.ok(replaces(strategy("FARGATE_SPOT")));
    assert.ok(!replaces({ ...strategy("FARGATE_SPOT"), forceNewDeployment: true }));
    assert.ok(replaces({ forceNewDeployment: true }));
  });
});

function serviceTable(): ResourceTable {
  const table = resourceTables.find(({ token }) => token === serviceType);
  assert.ok(table);
  return table;
}
