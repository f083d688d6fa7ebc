/** Whether a cell is fit for calls, and if not, why. */
export interface Health {
  healthy: boolean;
  /** One sentence for each thing that is not as it should be. */
  problems: string[];
  /** Kamailio tasks that pass the load balancer's health check, of those registered. */
  edge: Ratio;
  /** Instances in service, of those that the group wants. */
  media: Ratio;
  switches: Ratio;
  ingress: { trafficDialPercentage: number; drained: boolean };
}

export interface Ratio {
  fit: number;
  of: number;
}
