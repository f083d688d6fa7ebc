/** What ECS refuses of a task definition. */
import { type Context, refusal } from "../../model/table";
import { containersOf } from "./container-definitions";
import { fargateSizes } from "./fargate-sizes";

const invalid = (message: string) => refusal("ClientException", message);

export function checkTaskDefinition(c: Context): void {
  checkContainers(c);
  if (c.inputs.texts("requiresCompatibilities").includes("FARGATE")) checkFargate(c);
}

function checkContainers(c: Context): void {
  const containers = containersOf(c.inputs.text("containerDefinitions"));
  if (containers.length === 0) throw invalid("Container list cannot be empty.");
  for (const { name, image } of containers) {
    if (!name) throw invalid("Container.name should not be null or empty.");
    if (!image) throw invalid("Container.image should not be null or empty.");
  }
  if (containers.every(({ essential }) => essential === false)) {
    throw invalid("Task definition must have at least one essential container.");
  }
}

function checkFargate(c: Context): void {
  const [cpu, memory] = [units(c.inputs.text("cpu"), 1024), units(c.inputs.text("memory"), 1024)];
  if (c.outputs.text("networkMode") !== "awsvpc")
    throw invalid("Fargate only supports network mode ‘awsvpc’.");
  if (cpu === undefined) throw invalid("Fargate requires that 'cpu' be defined at the task level.");
  if (memory === undefined) throw invalid("Fargate requires that 'memory' be defined at the task level.");
  if (!fargateSizes[cpu]?.includes(memory)) {
    throw invalid(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    );
  }
  checkExecutionRole(c);
}

function checkExecutionRole(c: Context): void {
  for (const { secrets, logConfiguration, stopTimeout = 0 } of containersOf(
    c.inputs.text("containerDefinitions"),
  )) {
    const needs = secrets?.length
      ? "container secrets"
      : logConfiguration?.logDriver === "awslogs"
        ? "log driver awslogs"
        : undefined;
    if (needs !== undefined && !c.inputs.has("executionRoleArn")) {
      throw invalid(`Fargate requires task definition to have execution role ARN to support ${needs}.`);
    }
    if (stopTimeout > 120)
      throw invalid(`Invalid 'stopTimeout' setting for container: ${stopTimeout} is above 120.`);
  }
}

/** `1024`, `1 vCPU`, `.5 vcpu`, `2 GB`. */
function units(text: string | undefined, per: number): number | undefined {
  if (text === undefined) return undefined;
  const [, number = "", unit] = /^\s*([\d.]+)\s*(v?cpu|gb)?\s*$/i.exec(text) ?? [];
  return unit === undefined ? Number(number) : Number(number) * per;
}
