import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation";
import { type Diagnostic, plainWords, resourceOf } from "./diagnostic";

/** What a policy pack said about one resource of one stack. */
export interface Finding {
  stack: string;
  pack: string;
  rule: string;
  /** A mandatory finding blocks the operation; an advisory one is reported. */
  level: "mandatory" | "advisory";
  message: string;
  urn?: string;
}

/** A resource as the program wants it: its inputs as the engine tells them, secrets masked. */
export interface WantedResource {
  urn: string;
  type: string;
  inputs: Readonly<Record<string, unknown>>;
}

/** A resource the engine is busy with. */
export interface Running {
  urn: string;
  verb: string;
  sinceMs: number;
}

const verbs: Record<string, string> = {
  create: "creating",
  update: "updating",
  delete: "deleting",
  replace: "replacing",
  "create-replacement": "replacing",
  "delete-replaced": "deleting",
  refresh: "refreshing",
  import: "importing",
};

/** Steps that change a resource of the cloud, under the word a summary counts them by. */
const counted: Record<string, string> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  replace: "replaced",
  import: "imported",
  same: "unchanged",
};

/** What the engine's event stream has said so far about one operation on one stack. */
export class OperationRecord {
  readonly counts: Record<string, number> = {};
  readonly running = new Map<string, Running>();
  readonly diagnostics: Diagnostic[] = [];
  readonly findings: Finding[] = [];
  readonly resources: WantedResource[] = [];
  /** The program threw: no more resources can be expected from it. */
  programFailed = false;

  constructor(
    readonly stack: string,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether a mandatory rule is broken. */
  get broken(): boolean {
    return this.findings.some(({ level }) => level === "mandatory");
  }

  apply(event: EngineEvent): void {
    if (event.resourcePreEvent) this.begin(event.resourcePreEvent.metadata);
    if (event.resOutputsEvent) this.end(event.resOutputsEvent.metadata);
    if (event.resOpFailedEvent) this.running.delete(event.resOpFailedEvent.metadata.urn);
    if (event.diagnosticEvent) this.diagnose(event.diagnosticEvent);
    if (event.policyEvent) this.find(event.policyEvent);
  }

  /** Number of resources that were or would be changed. */
  get changes(): number {
    return Object.entries(this.counts).reduce((sum, [word, n]) => (word === "unchanged" ? sum : sum + n), 0);
  }

  private begin(step: StepEventMetadata): void {
    const { urn, type, new: wanted } = step;
    if (wanted?.inputs && isCloudResource(step)) this.resources.push({ urn, type, inputs: wanted.inputs });
    const verb = verbs[step.op];
    if (verb && isCloudResource(step))
      this.running.set(step.urn, { urn: step.urn, verb, sinceMs: this.now() });
    if (step.op === "same") this.count(step);
  }

  private end(step: StepEventMetadata): void {
    this.running.delete(step.urn);
    if (step.op !== "same") this.count(step);
  }

  private count(step: StepEventMetadata): void {
    const word = counted[step.op];
    if (word && isCloudResource(step)) this.counts[word] = (this.counts[word] ?? 0) + 1;
  }

  private diagnose(event: NonNullable<EngineEvent["diagnosticEvent"]>): void {
    if (event.severity !== "error" && event.severity !== "warning") return;
    if (event.severity === "error" && isOfProgram(event)) this.programFailed = true;
    const message = plainWords(event.message);
    if (message === "") return;
    this.diagnostics.push({ severity: event.severity, message, ...(event.urn ? { urn: event.urn } : {}) });
  }

  private find(event: NonNullable<EngineEvent["policyEvent"]>): void {
    this.findings.push({
      stack: this.stack,
      pack: event.policyPackName,
      rule: event.policyName,
      level: event.enforcementLevel === "mandatory" ? "mandatory" : "advisory",
      message: plainWords(event.message),
      ...(event.resourceUrn ? { urn: event.resourceUrn } : {}),
    });
  }
}

/** Errors that the program raised by itself name no resource, or the stack. */
function isOfProgram({ urn, message }: { urn?: string; message: string }): boolean {
  return !urn || resourceOf(urn).type === "pulumi:pulumi:Stack" || /unhandled exception/i.test(message);
}

/** Components and providers exist in the state only; people count what exists in the cloud. */
function isCloudResource(step: StepEventMetadata): boolean {
  const custom = step.new?.custom ?? step.old?.custom ?? false;
  return custom && !step.type.startsWith("pulumi:");
}

/** `aws:lb/loadBalancer:LoadBalancer edge` */
export function label(urn: string): string {
  const { type, name } = resourceOf(urn);
  return `${type} ${name}`;
}
