/** The part of `@aws-sdk/client-ec2` that functions in the offline AWS may use; everything else is refused by name. */
import type { Aws } from "../behaviour/aws";
import { deleteNow } from "../behaviour/deletion";
import type { Resource } from "../cloud/store";
import { Refusal } from "../model/table";

type Input = { readonly [name: string]: unknown };
interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}
type Commands = { readonly [command: string]: (aws: Aws, region: string, input: Input) => Promise<object> };

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const interfaceType = "aws:ec2/networkInterface:NetworkInterface";

const commands: Commands = {
  DescribeSecurityGroupsCommand: async (aws, region, input) => ({
    SecurityGroups: select(aws, groupType, region, input, "GroupIds", {
      "group-id": (group) => [group.id],
      "group-name": (group) => [group.outputs.name],
      "vpc-id": (group) => [group.outputs.vpcId],
    }).map(({ id, outputs, account }) => ({
      GroupId: id,
      GroupName: outputs.name,
      Description: outputs.description,
      VpcId: outputs.vpcId,
      OwnerId: account,
    })),
  }),
  DescribeNetworkInterfacesCommand: async (aws, region, input) => ({
    NetworkInterfaces: select(aws, interfaceType, region, input, "NetworkInterfaceIds", {
      "network-interface-id": (each) => [each.id],
      "group-id": (each) => groupsOf(each),
      "vpc-id": (each) => [each.outputs.vpcId],
      "subnet-id": (each) => [each.outputs.subnetId],
      "interface-type": (each) => [each.outputs.interfaceType],
      description: (each) => [each.outputs.description],
    }).map((each) => ({
      NetworkInterfaceId: each.id,
      Description: each.outputs.description,
      InterfaceType: each.outputs.interfaceType,
      SubnetId: each.outputs.subnetId,
      VpcId: each.outputs.vpcId,
      Groups: groupsOf(each).map((GroupId) => ({ GroupId })),
      Status: "in-use",
    })),
  }),
  DeleteSecurityGroupCommand: async (aws, region, input) => {
    const id = String(input.GroupId);
    await aws.store.transact((transaction) => {
      const group = aws.store.get(groupType, id, region);
      if (group === undefined)
        throw new Refusal("InvalidGroup.NotFound", `The security group '${id}' does not exist`);
      const wait = deleteNow(aws, aws.catalogue.resource(groupType), group, transaction);
      if (wait > 0) throw new Refusal("DependencyViolation", `resource ${id} has a dependent object`);
    });
    return { Return: true, GroupId: id };
  },
};

/** The module that `require("@aws-sdk/client-ec2")` gives in a function of this Region. */
export function ec2Sdk(aws: Aws, functionRegion: string): object {
  class Command {
    constructor(
      readonly command: string,
      readonly input: Input,
    ) {}
  }
  class EC2Client {
    readonly #region: string;
    constructor(configuration: { region?: string } = {}) {
      this.#region = configuration.region ?? functionRegion;
    }
    async send(command: unknown): Promise<object> {
      if (!(command instanceof Command)) throw new Error("EC2Client.send takes a command of this module");
      try {
        return (await commands[command.command]?.(aws, this.#region, command.input)) ?? {};
      } catch (error) {
        throw error instanceof Refusal
          ? Object.assign(new Error(error.message), { name: error.code, Code: error.code })
          : error;
      }
    }
    destroy(): void {}
  }
  const classes = Object.keys(commands).map((name) => [
    name,
    class extends Command {
      constructor(input: Input = {}) {
        super(name, input);
      }
    },
  ]);
  const module: { [name: string]: unknown } = { EC2Client, ...Object.fromEntries(classes) };
  return new Proxy(module, {
    get: (known, name) => {
      if (typeof name !== "string" || name in known) return known[String(name)];
      throw new Error(
        `the offline AWS has no ${name} in @aws-sdk/client-ec2: it has ${Object.keys(known).join(", ")}`,
      );
    },
  });
}

function groupsOf({ outputs }: Resource): string[] {
  return Array.isArray(outputs.securityGroups) ? outputs.securityGroups.map(String) : [];
}

function select(
  aws: Aws,
  type: string,
  region: string,
  input: Input,
  idsName: string,
  filters: { readonly [name: string]: (resource: Resource) => unknown[] },
): Resource[] {
  for (const name of Object.keys(input)) {
    if (name !== "Filters" && name !== idsName)
      throw new Error(`the offline AWS does not know the parameter ${name} here`);
  }
  const ids = input[idsName] as readonly string[] | undefined;
  const wanted = (input.Filters ?? []) as readonly Filter[];
  for (const { Name } of wanted) {
    if (filters[Name] === undefined) throw new Error(`the offline AWS does not know the filter ${Name} here`);
  }
  return aws.store
    .list(type, region)
    .filter((resource) => ids?.includes(resource.id) ?? true)
    .filter((resource) =>
      wanted.every(({ Name, Values }) =>
        filters[Name]?.(resource).some((value) => Values.includes(String(value))),
      ),
    );
}
