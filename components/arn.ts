/**
 * The ARN of the same thing in another Region: of a secret's replica, for example, which keeps name and suffix
 * (AWS: "Use AWS Secrets Manager secrets across Regions").
 */
export function arnInRegion(arn: string, region: string): string {
  const [prefix, partition, service, , ...rest] = arn.split(":");
  if (prefix !== "arn" || rest.length < 2) throw new Error(`not an ARN: ${JSON.stringify(arn)}`);
  return [prefix, partition, service, region, ...rest].join(":");
}
