import {
  block,
  type Context,
  flag,
  forceNew,
  integer,
  policy,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";

const secretName = { pattern: /^[\w/+=.@-]*$/, rule: "must hold only letters, digits and /_+=.@-" } as const;

/** After a delete with a recovery window the name stays taken until the window is over. */
export const secret: ResourceTable = {
  token: "aws:secretsmanager/secret:Secret",

  service: "Secrets Manager",
  title: "Secrets Manager Secret",
  operations: { read: "DescribeSecret", update: "UpdateSecret" },
  scope: "regional",
  inputs: {
    description: text({ maxLength: 2048 }),
    forceOverwriteReplicaSecret: flag({ default: false, local: true }),
    kmsKeyId: text(),
    name: text({ forceNew, ...secretName, maxLength: 512, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...secretName, computed: true, maxLength: 486 }),
    policy: policy({ computed: true }),
    recoveryWindowInDays: integer({
      default: 30,
      local: true,
      check: (value) =>
        value === 0 || (Number(value) >= 7 && Number(value) <= 30) ? undefined : "must be 0 or 7 to 30",
    }),
    replicas: set(
      block({
        kmsKeyId: text({ computed: true }),
        lastAccessedDate: text({ computed: true }),
        region: text({ required }),
        status: text({ computed: true }),
        statusMessage: text({ computed: true }),
      }),
      { computed: true },
    ),
    tags: tags(),
    type: text({ forceNew, computed: true }),
  },

  autoName: {},
  id: "arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{mixed:6}",

  outputs: { arn: "{id}", policy: "", replicas: () => [], namePrefix: "", type: "" },

  unique: [
    {
      by: ["name"],
      code: "ResourceExistsException",
      message: "The operation failed because the secret {name} already exists.",
    },
  ],
  accept: (c) => {
    checkDeleted(c);
    checkReplicas(c);
  },
  onDelete: leaveTrace,
};

const deletedType = "aws:secretsmanager/deletedSecret:DeletedSecret";

function checkDeleted(c: Context): void {
  if (c.cloud.get(deletedType, c.inputs.text("name") ?? "") === undefined) return;
  throw refusal(
    "InvalidRequestException",
    "You can't create this secret because a secret with this name is already scheduled for deletion.",
  );
}

function checkReplicas(c: Context): void {
  const name = c.inputs.text("name") ?? "";
  for (const region of c.inputs.blocks("replicas").map((replica) => replica.text("region") ?? "")) {
    if (region === c.region)
      throw refusal(
        "InvalidParameterException",
        "Invalid replica region. The replica region can't be the same as the primary region.",
      );
    const taken = c.cloud.find("aws:secretsmanager/secret:Secret", { name }, region).length > 0;
    if (taken && !c.inputs.flag("forceOverwriteReplicaSecret"))
      throw refusal(
        "ResourceExistsException",
        `Replication failed: Secret name ${name} already exists in region ${region}.`,
      );
  }
}

function leaveTrace(c: Context): void {
  const days = c.inputs.number("recoveryWindowInDays") ?? 30;
  const id = c.inputs.text("name") ?? "";
  if (days === 0) return;
  c.cloud.put({ type: deletedType, id, outputs: { name: id, recoveryWindowInDays: days } });
  const trace = c.cloud.get(deletedType, id);
  if (trace !== undefined) c.cloud.removeAfter(trace, days * 86_400);
}
